namespace AgentContracts.Generators.Tests.Harness;

/// <summary>A small valid contract that tests begin with.</summary>
public static class Desk
{
    public const string Contracts =
        """
        namespace Acme.Contracts;

        [Channel("fast_signals", Tier.Fast)] public partial class FastSignals;
        [Channel("alerts"), Emergency] public partial class Alerts;

        [Tier(Tier.Fast), RoutesTo<FastSignals>]
        public sealed partial record FastSignal([Required, StringLength(20)] string Symbol, [Range(0.0, 1.0)] double Confidence, Side Side, Leg[] Legs);

        [Tier(Tier.Tactical), RoutesTo<Alerts>(When = nameof(IsSevere))]
        public readonly partial record struct RiskAlert(int Level)
        {
            public bool IsSevere => Level > 5;
        }

        [Part]
        public partial record Leg(string Venue, [Range(0, 1000)] decimal Price);

        public enum Side { Buy, Sell }
        """;

    public const string Agents =
        """
        using Acme.Contracts;

        namespace Acme.Agents;

        [Agent("execution", Type = "execution"), Subscribes<FastSignals>, Subscribes<Alerts>, Publishes<RiskAlert>]
        public sealed partial class Execution(IHub<Execution> hub)
        {
            public IHub<Execution> Hub { get; } = hub;

            public ValueTask HandleAsync(FastSignal signal, MessageContext context, CancellationToken cancellationToken) => default;

            public ValueTask HandleAsync(RiskAlert alert, MessageContext context, CancellationToken cancellationToken) => default;

            public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """;
}
