using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Sends everything.</summary>
[Agent("feeder"), Publishes<Order>, Publishes<Entry>, Publishes<Tick>, Publishes<Job>, Publishes<Parcel>, Publishes<Letter>]
public sealed partial class Feeder;
