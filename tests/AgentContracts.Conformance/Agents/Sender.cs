using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Sends everything and hears nothing.</summary>
[Agent("sender")]
[Publishes<Job>, Publishes<Trade>, Publishes<Incident>, Publishes<Basket>, Publishes<Tick>]
[Publishes<Quote>, Publishes<Blip>, Publishes<Post>, Publishes<Flyer>, Publishes<Errand>]
[Publishes<Bequest>, Publishes<Parcel>, Publishes<Price>, Publishes<Moment>, Publishes<Plan>, Publishes<Chore>]
[Publishes<Letter>, Publishes<Leaflet>, Publishes<Circular>, Publishes<Alarm>, Publishes<Evacuation>, Publishes<Order>]
[Publishes<SystemHealthAlert>, Publishes<Consignment>, Publishes<Bulletin>]
public sealed partial class Sender;
