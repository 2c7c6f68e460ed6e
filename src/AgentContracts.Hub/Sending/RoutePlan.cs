namespace AgentContracts.Hub.Sending;

/// <summary>A message's routes with what may be expected of each.</summary>
internal sealed class RoutePlan(MessageInfo message)
{
    public MessageInfo Message => message;

    public RouteStep[] Steps { get; } = [.. message.Routes.Select(channel => new RouteStep(channel, message.QualityOn(channel)))];

    /// <summary>The names of the channels, in order.</summary>
    public string[] Names { get; } = [.. message.Routes.Select(static channel => channel.Name)];

    /// <summary>The numbers of the routes taken, in order.</summary>
    public IEnumerable<int> RoutesIn(uint taken)
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            if ((taken & (1u << i)) != 0)
            {
                yield return i;
            }
        }
    }

    /// <summary>A channel's place among the routes, or -1.</summary>
    public int OrderOf(string channel) => Array.IndexOf(Names, channel);
}
