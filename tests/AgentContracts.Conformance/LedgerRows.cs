using AgentContracts.Hub.Ledger;

namespace AgentContracts.Conformance;

/// <summary>Adds accounts up.</summary>
public static class LedgerRows
{
    /// <summary>One row with the sums of all; zeros where there is none.</summary>
    public static LedgerRow Sum(this IEnumerable<LedgerRow> rows, string channel, string agent) =>
        rows.Aggregate(new LedgerRow { Channel = channel, Agent = agent, Instance = "*" }, static (sum, row) => sum with
        {
            Received = sum.Received + row.Received,
            Handled = sum.Handled + row.Handled,
            Late = sum.Late + row.Late,
            Expired = sum.Expired + row.Expired,
            Dropped = sum.Dropped + row.Dropped,
            Invalid = sum.Invalid + row.Invalid,
            Duplicate = sum.Duplicate + row.Duplicate,
            Ignored = sum.Ignored + row.Ignored,
            UnknownType = sum.UnknownType + row.UnknownType,
            DeadLettered = sum.DeadLettered + row.DeadLettered,
            Returned = sum.Returned + row.Returned,
            Queued = sum.Queued + row.Queued,
            Running = sum.Running + row.Running,
            Retrying = sum.Retrying + row.Retrying,
            Lost = sum.Lost + row.Lost,
            Reordered = sum.Reordered + row.Reordered,
        });
}
