using AgentContracts;

namespace TradingDesk.Observation;

/// <summary>A line of the journal: what became of a message on one route.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Type">Its name on the wire.</param>
/// <param name="Channel">Where the route leads.</param>
/// <param name="Delivery">Pub/sub or stream.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was rejected or stays unknown.</param>
internal sealed record JournalSend(string Id, string Type, string Channel, Delivery Delivery, RouteStatus Status, string? Reason);
