namespace AgentContracts.Hub.Monitoring;

/// <summary>Keeps nothing; for what runs without a hub.</summary>
internal sealed class NoErrorReporter : IErrorReporter
{
    public static NoErrorReporter Instance { get; } = new();

    public void Report(in ErrorReport report)
    {
        // There is nobody to tell.
    }
}
