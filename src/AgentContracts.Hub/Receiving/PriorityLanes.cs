namespace AgentContracts.Hub.Receiving;

/// <summary>One queue for each priority.</summary>
internal static class PriorityLanes
{
    public const int Count = (int)Priority.Critical + 1;

    public static Queue<ReceivedCopy>[] Create() => [.. Enumerable.Range(0, Count).Select(static _ => new Queue<ReceivedCopy>())];
}
