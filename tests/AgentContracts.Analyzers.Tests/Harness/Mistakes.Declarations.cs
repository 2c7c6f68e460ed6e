namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 1xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Declarations => new()
    {
        [TypeNeedsPartialAnalyzer.Id] = """
            namespace NotPartial;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed record PlainSignal(string Symbol);
            """,
        [MessageNeedsTierAnalyzer.Id] = """
            namespace NoTier;

            [RoutesTo<FastSignals>]
            public sealed partial record UntieredSignal(string Symbol);

            [Agent("no_tier"), Publishes<UntieredSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new UntieredSignal("BTC"), cancellationToken);
            }
            """,
        [ContainingTypeNeedsPartialAnalyzer.Id] = """
            namespace AroundNotPartial;

            public static class Outer
            {
                [Tier(Tier.Fast), RoutesTo<FastSignals>]
                public sealed partial record EnclosedSignal(string Symbol);
            }
            """,
        [MessageNeedsRecordAnalyzer.Id] = """
            namespace NoRecord;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial class ClassSignal
            {
                public required string Symbol { get; init; }
            }
            """,
        [TypeNotConcreteAnalyzer.Id] = """
            namespace NotConcrete;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public partial record OpenSignal<T>(T Value)
            {
                partial void OnValidate(ref AgentContracts.Validation.Violations violations) { }
            }
            """,
        [TypeNotVisibleAnalyzer.Id] = """
            namespace NotVisible;

            public static partial class Outer
            {
                [Tier(Tier.Fast), RoutesTo<FastSignals>]
                private sealed partial record SecretSignal(string Symbol);
            }
            """,
        [TierUnknownAnalyzer.Id] = """
            namespace FifthTier;

            [Tier((Tier)4), RoutesTo<MarketNews>]
            public sealed partial record FifthSignal(string Symbol);
            """,
        [NoUsableConstructorAnalyzer.Id] = """
            namespace NoConstructor;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record UnmakeableSignal
            {
                public UnmakeableSignal(string symbol) => Symbol = symbol;

                public string Symbol { get; init; }
            }
            """,
        [ObsoleteAsErrorAnalyzer.Id] = """
            namespace ObsoleteMember;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record AgedSignal(string Symbol)
            {
                [Obsolete("Use Symbol.", error: true)]
                public string? Pair { get; init; }
            }
            """,
        [ForeignAttributeAnalyzer.Id] = """
            namespace ForeignAttribute;

            [Channel("foreign_attribute")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record ForeignOrder(string Symbol, [property: System.Text.Json.Serialization.JsonIgnore] string Account);
            """,
        [NameNeededAnalyzer.Id] = """
            namespace NoId;

            [Agent("")]
            public sealed partial class Nameless;
            """,
        [MemberCannotTravelAnalyzer.Id] = """
            namespace NoWireType;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record HeavySignal(string Symbol, object Payload);
            """,
        [MemberMutableAnalyzer.Id] = """
            namespace Mutable;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record ChangingSignal(string Symbol)
            {
                public double Confidence { get; set; }
            }
            """,
        [MemberNameTakenAnalyzer.Id] = """
            namespace HeaderName;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record UrgentSignal(string Symbol, int Priority);
            """,
        [PartEndlessAnalyzer.Id] = """
            namespace Endless;

            [Part]
            public sealed partial record Node(string Name, Node Next);
            """,
        [MemberWithoutValueAnalyzer.Id] = """
            namespace NoValue;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record EmptySignal(string Symbol)
            {
                public double Confidence { get; }
            }
            """,
        [WireNameSharedAnalyzer.Id] = """
            namespace SameMessage;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record SharedSignal(string Symbol);

            [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName("shared_signal")]
            public sealed partial record OtherSharedSignal(string Symbol);
            """,
        [ChannelNameUnsafeAnalyzer.Id] = """
            namespace UnsafeName;

            [Channel("unsafe name")]
            public partial class Own;
            """,
        [ChannelNameSharedAnalyzer.Id] = """
            namespace SameChannel;

            [Channel("same_channel")]
            public partial class One;

            [Channel("same_channel")]
            public partial class Two;
            """,
        [AgentIdSharedAnalyzer.Id] = """
            namespace SameAgent;

            [Agent("same_agent")]
            public sealed partial class One;

            [Agent("same_agent")]
            public sealed partial class Two;
            """,
        [MessageInheritsAnalyzer.Id] = """
            namespace Inherits;

            public abstract record MarketEvent(string Symbol);

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record InheritedSignal(string Symbol, int Size) : MarketEvent(Symbol);
            """,
        [ChannelExposesHiddenAnalyzer.Id] = """
            namespace HiddenMessage;

            [Channel("hidden_message")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            internal sealed partial record HiddenSignal(string Symbol);
            """,
    };
}
