namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>One thing that happens in a history.</summary>
/// <param name="Kind">What.</param>
/// <param name="Choice">Which of several: a message, a mistake, a set of agents.</param>
/// <param name="Hub">Where, counted around the hubs that run.</param>
/// <param name="Amount">How much: messages, milliseconds.</param>
internal sealed record Step(StepKind Kind, int Choice, int Hub, int Amount)
{
    /// <summary>Any step; messages are the most frequent.</summary>
    public static Gen<Step> Any { get; } = Gen.Select(
        Gen.Frequency(
            (30, Gen.Const(StepKind.Send)),
            (8, Gen.Const(StepKind.Burst)),
            (10, Gen.Const(StepKind.Foreign)),
            (12, Gen.Const(StepKind.Elapse)),
            (2, Gen.Const(StepKind.Start)),
            (2, Gen.Const(StepKind.Stop)),
            (1, Gen.Const(StepKind.Abort)),
            (2, Gen.Const(StepKind.Add)),
            (2, Gen.Const(StepKind.Remove)),
            (3, Gen.Const(StepKind.Compare))),
        Gen.Int[0, 999],
        Gen.Int[0, 99],
        Gen.Int[1, 999],
        static (kind, choice, hub, amount) => new Step(kind, choice, hub, amount));
}
