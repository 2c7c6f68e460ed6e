using AgentContracts.Conformance.Histories;
using CsCheck;

namespace AgentContracts.Conformance;

/// <summary>
/// Whatever is sent, whoever joins and leaves, and however handlers fare, it ends as a model says that knows nothing of brokers. A failure prints a seed:
/// CsCheck_Seed=… in the environment begins with the same history again, and CsCheck_Iter=… runs more of them.
/// </summary>
public abstract class HistoryConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public Task Any_history_ends_as_the_model_says() =>
        HistoryStep.Any.Array[5, 30].SampleAsync(
            async steps =>
            {
                await using var history = new History(Transport.Fresh());
                await history.RunAsync(steps);
            },
            iter: Environment.GetEnvironmentVariable("CsCheck_Iter") is null ? Transport.Histories : Check.Iter,
            threads: 1);
}
