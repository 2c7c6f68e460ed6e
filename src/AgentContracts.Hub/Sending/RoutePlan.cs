namespace AgentContracts.Hub.Sending;

/// <summary>A message's routes with what may be expected of each.</summary>
internal sealed class RoutePlan
{
    private readonly string[] _names;
    private readonly uint _all;

    public RoutePlan(MessageInfo message)
    {
        Message = message;
        Steps = [.. message.Routes.Select(channel => new RouteStep(channel, message.QualityOn(channel)))];
        _names = [.. message.Routes.Select(static channel => channel.Name)];
        _all = Steps.Length == 32 ? uint.MaxValue : (1u << Steps.Length) - 1;
    }

    public MessageInfo Message { get; }

    public RouteStep[] Steps { get; }

    /// <summary>The names of the routes taken, in order.</summary>
    public IReadOnlyList<string> NamesOf(uint taken) =>
        (taken & _all) == _all ? _names : [.. _names.Where((_, i) => (taken & (1u << i)) != 0)];
}
