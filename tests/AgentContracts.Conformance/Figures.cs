using AgentContracts.Hub.Ledger;

namespace AgentContracts.Conformance;

/// <summary>The figures of an account without its names, so that a test can write down the whole account.</summary>
public sealed record Figures(
    long Received = 0,
    long Handled = 0,
    long Late = 0,
    long Expired = 0,
    long Dropped = 0,
    long Invalid = 0,
    long Duplicate = 0,
    long Ignored = 0,
    long UnknownType = 0,
    long DeadLettered = 0,
    long Returned = 0,
    long InFlight = 0)
{
    /// <summary>The figures of an account.</summary>
    public static Figures Of(LedgerRow row) => new(
        row.Received,
        row.Handled,
        row.Late,
        row.Expired,
        row.Dropped,
        row.Invalid,
        row.Duplicate,
        row.Ignored,
        row.UnknownType,
        row.DeadLettered,
        row.Returned,
        row.InFlight);
}
