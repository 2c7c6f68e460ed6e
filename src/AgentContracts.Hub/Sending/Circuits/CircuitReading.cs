using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Sending.Circuits;

/// <summary>How sending to one channel is going.</summary>
/// <param name="Status">Whether sends are tried.</param>
/// <param name="Failures">How many sends have failed lately, their retries included; 0 where all is well.</param>
/// <param name="Since">Since when the circuit is not closed, or else when the first of these failed; meaningless where all is well.</param>
/// <param name="Reason">Why the last one failed.</param>
internal readonly record struct CircuitReading(CircuitStatus Status, long Failures, DateTimeOffset Since, string? Reason);
