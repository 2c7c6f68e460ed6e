namespace AgentContracts;

/// <summary>Says that an agent hears a channel: it needs a handler for every message that the channel carries and that it does not ignore.</summary>
/// <typeparam name="TChannel">A partial class with <see cref="ChannelAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SubscribesAttribute<TChannel> : Attribute
{
    /// <summary>How long one handler call may take, in milliseconds; what the compiler computes queues and ages with. Not declared unless set.</summary>
    public int BudgetMs { get; set; }
}
