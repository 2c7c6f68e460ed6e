namespace AgentContracts.Conformance;

/// <summary>A service of one message's scope.</summary>
public sealed class ScopeProbe : IDisposable
{
    /// <summary>Whether its scope has ended.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => IsDisposed = true;
}
