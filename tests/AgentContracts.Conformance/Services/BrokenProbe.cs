namespace AgentContracts.Conformance;

/// <summary>A service of one message's scope that fails to end.</summary>
public sealed class BrokenProbe : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => throw new ScriptedException();
}
