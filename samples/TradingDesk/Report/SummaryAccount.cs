using AgentContracts.Hub.Ledger;

namespace TradingDesk.Report;

/// <summary>The account of one channel and agent: each figure of <see cref="LedgerRow"/> but the instance, which is another in every run.</summary>
public sealed record SummaryAccount(
    string Channel,
    string Agent,
    long Received,
    long Handled,
    long Late,
    long Expired,
    long Dropped,
    long Invalid,
    long Duplicate,
    long Ignored,
    long UnknownType,
    long DeadLettered,
    long Returned,
    long InFlight,
    long Lost,
    long Reordered,
    bool Balanced)
{
    /// <summary>The account that a row of the ledger gives.</summary>
    public static SummaryAccount Of(LedgerRow row) => new(
        row.Channel,
        row.Agent,
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
        row.InFlight,
        row.Lost,
        row.Reordered,
        row.IsBalanced);
}
