namespace AgentContracts.Hub.Telemetry;

/// <summary>
/// Every name under which a hub shows itself to OpenTelemetry and other tools. What begins with <c>messaging.</c> or <c>server.</c> is of the semantic conventions for
/// messaging, version 1.44.0, which are still in development; the rest is our own.
/// </summary>
public static class TelemetryNames
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: spans for each send on a route and each handler call.</summary>
    public const string ActivitySource = "AgentContracts.Hub";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Meter = "AgentContracts.Hub";

    /// <summary>Instruments.</summary>
    public static class Instruments
    {
        /// <summary>Counter, {message}: sends that have ended, one for each route; those that failed carry <see cref="Attributes.ErrorType"/>.</summary>
        public const string Sent = "messaging.client.sent.messages";

        /// <summary>Counter, {message}: copies that arrived at an agent.</summary>
        public const string Consumed = "messaging.client.consumed.messages";

        /// <summary>Histogram, s: how long a send on one route took, its retries and waiting for room included.</summary>
        public const string SendDuration = "messaging.client.operation.duration";

        /// <summary>Histogram, s: how long one handler call took, decoding and validation included.</summary>
        public const string ProcessDuration = "messaging.process.duration";

        /// <summary>Counter, {message}: messages of which at least one route was taken.</summary>
        public const string Routed = "contracts.hub.routed.messages";

        /// <summary>Counter, {error}: routes that were not taken or may not have been, and messages that broke a rule when they were to be sent.</summary>
        public const string RoutingErrors = "contracts.hub.routing.errors";

        /// <summary>Counter, {message}: copies whose outcome is known, by <see cref="Attributes.Outcome"/>.</summary>
        public const string Settled = "contracts.hub.settled.messages";

        /// <summary>Up-down counter, {message}: copies without an outcome yet, by <see cref="Attributes.State"/>.</summary>
        public const string InFlight = "contracts.hub.in_flight.messages";

        /// <summary>Counter, {message}: handled copies that were past their age.</summary>
        public const string Late = "contracts.hub.late.messages";

        /// <summary>Up-down counter, {message}: numbers that never arrived on pub/sub; one that comes late is taken off again.</summary>
        public const string Lost = "contracts.hub.lost.messages";

        /// <summary>Counter, {message}: copies that arrived after one with a higher number on pub/sub.</summary>
        public const string Reordered = "contracts.hub.reordered.messages";

        /// <summary>Counter, {message}: messages that a channel's fallback carried in its place.</summary>
        public const string FellBack = "contracts.hub.fallback.messages";

        /// <summary>Counter, {message}: messages that agents which were gone for too long will not get any more.</summary>
        public const string Abandoned = "contracts.hub.abandoned.messages";

        /// <summary>Histogram, s: how old a message was when the hub looked for the last time before its handler first began.</summary>
        public const string Age = "contracts.hub.message.age";

        /// <summary>Histogram, s: from that last look until the handler began: decoding and validation.</summary>
        public const string HandlerDelay = "contracts.hub.handler.delay";

        /// <summary>Gauge, 1: which share of the room in a channel's queues is taken.</summary>
        public const string Utilization = "contracts.hub.queue.utilization";

        /// <summary>Up-down counter, {agent}: agent instances, by <see cref="Attributes.AgentState"/>.</summary>
        public const string Agents = "contracts.hub.agents";

        /// <summary>Gauge, 1: how a channel is doing: 0 healthy, 1 degraded, 2 down.</summary>
        public const string ChannelHealth = "contracts.hub.channel.health";

        /// <summary>Gauge, 1: the circuit of a channel: 0 closed, 1 half-open, 2 open.</summary>
        public const string CircuitState = "contracts.hub.circuit.state";

        /// <summary>Gauge, 1: whether the broker answers: 1 or 0.</summary>
        public const string TransportUp = "contracts.hub.transport.up";

        /// <summary>Gauge, s: by how much the broker's clock, as the hub knows it, may be off; nothing while that is unknown.</summary>
        public const string ClockError = "contracts.hub.clock.error";
    }

    /// <summary>Attributes of spans and measurements.</summary>
    public static class Attributes
    {
        /// <summary>What the hub talks over: <c>redis</c> or <c>in_process</c>.</summary>
        public const string System = "messaging.system";

        /// <summary><see cref="Operations.Send"/> or <see cref="Operations.Process"/>.</summary>
        public const string OperationName = "messaging.operation.name";

        /// <summary>The same: the hub's operations have the convention's own names.</summary>
        public const string OperationType = "messaging.operation.type";

        /// <summary>The channel.</summary>
        public const string Destination = "messaging.destination.name";

        /// <summary>The id of the agent that hears.</summary>
        public const string ConsumerGroup = "messaging.consumer.group.name";

        /// <summary>The agent's instance that handles, or the hub that sends.</summary>
        public const string ClientId = "messaging.client.id";

        /// <summary>Where the server is: its name, address or socket; only where there is one server.</summary>
        public const string ServerAddress = "server.address";

        /// <summary>The server's port, a number.</summary>
        public const string ServerPort = "server.port";

        /// <summary>The message's id.</summary>
        public const string MessageId = "messaging.message.id";

        /// <summary>The id of the first message of the conversation.</summary>
        public const string ConversationId = "messaging.message.conversation_id";

        /// <summary>What went wrong: <c>rejected</c>, <c>unknown</c>, <c>invalid</c>, or the full name of an exception's type.</summary>
        public const string ErrorType = "error.type";

        /// <summary>The message's name on the wire.</summary>
        public const string MessageType = "contracts.message.type";

        /// <summary>The id of the agent that sent.</summary>
        public const string SourceAgent = "contracts.source_agent";

        /// <summary><c>at_most_once</c> or <c>at_least_once</c>.</summary>
        public const string Delivery = "contracts.delivery";

        /// <summary>What became of a send: <c>confirmed</c>, <c>no_receivers</c>, <c>rejected</c> or <c>unknown</c>.</summary>
        public const string Status = "contracts.status";

        /// <summary>The channel that carried a message in its channel's place.</summary>
        public const string CarriedBy = "contracts.carried_by";

        /// <summary>What became of a copy, such as <c>handled</c> or <c>dead_lettered</c>.</summary>
        public const string Outcome = "contracts.outcome";

        /// <summary>Where a copy without outcome is: <c>queued</c>, <c>running</c> or <c>retrying</c>.</summary>
        public const string State = "contracts.state";

        /// <summary>Which attempt of the handler it is, from 1.</summary>
        public const string Attempt = "contracts.attempt";

        /// <summary>Whether the message may have been handled before.</summary>
        public const string Redelivered = "contracts.redelivered";

        /// <summary><c>active</c> or <c>inactive</c>.</summary>
        public const string AgentState = "contracts.agent.state";
    }

    /// <summary>The hub's operations.</summary>
    public static class Operations
    {
        /// <summary>A message goes out on one route.</summary>
        public const string Send = "send";

        /// <summary>A handler is called with a message.</summary>
        public const string Process = "process";
    }
}
