using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Sends everything.</summary>
[Agent("feeder"), Publishes<Order>, Publishes<Tick>, Publishes<Job>]
public sealed partial class Feeder;
