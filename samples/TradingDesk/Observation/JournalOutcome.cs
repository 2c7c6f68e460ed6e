using AgentContracts;
using AgentContracts.Hub.Ledger;

namespace TradingDesk.Observation;

/// <summary>A line of the journal: what became of one copy of a message at an agent.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Type">Its name on the wire, where it could be read.</param>
/// <param name="Channel">The channel that the copy came over.</param>
/// <param name="Delivery">Pub/sub or stream.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Instance">Its instance.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="AgeMs">How old the message was when its handler began, in milliseconds, where one did.</param>
internal sealed record JournalOutcome(string Id, string? Type, string Channel, Delivery Delivery, string Agent, string Instance, Outcome Outcome, double? AgeMs);
