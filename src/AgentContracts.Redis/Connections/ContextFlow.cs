namespace AgentContracts.Redis.Connections;

/// <summary>Keeps what a sender's context holds from going along with what goes on for others. To be disposed of on the thread that began it.</summary>
internal readonly ref struct ContextFlow : IDisposable
{
    private readonly bool _mustRestore;

    private ContextFlow(bool mustRestore) => _mustRestore = mustRestore;

    /// <summary>Holds it back until the result is disposed of.</summary>
    public static ContextFlow Suppress()
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return default;
        }

        ExecutionContext.SuppressFlow();
        return new ContextFlow(mustRestore: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_mustRestore)
        {
            ExecutionContext.RestoreFlow();
        }
    }
}
