using CsCheck;

namespace AgentContracts.Conformance.Histories;

/// <summary>One step of a history.</summary>
/// <param name="Happening">What happens.</param>
/// <param name="Choice">Which of several: a message, an agent, a program.</param>
/// <param name="Amount">How many messages, and how their handlers fare.</param>
public sealed record HistoryStep(Happening Happening, int Choice, int Amount)
{
    /// <summary>Any step; messages are the most frequent.</summary>
    public static Gen<HistoryStep> Any { get; } = Gen.Select(
        Gen.Frequency(
            (10, Gen.Const(Happening.Send)),
            (3, Gen.Const(Happening.Burst)),
            (1, Gen.Const(Happening.Garbage)),
            (4, Gen.Const(Happening.Start)),
            (2, Gen.Const(Happening.Stop)),
            (2, Gen.Const(Happening.StopBusy))),
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        static (happening, choice, amount) => new HistoryStep(happening, choice, amount));
}
