using AgentContracts;

namespace Benchmarks.Contracts;

/// <summary>A route, because a message needs one; nothing is sent over it.</summary>
[Channel("signals")]
internal partial class Signals;
