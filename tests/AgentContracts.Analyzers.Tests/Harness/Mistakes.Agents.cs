namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 3xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Agents => new()
    {
        [SendNeedsPublishesAnalyzer.Id] = """
            namespace NotPublished;

            [Channel("not_published")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnpublishedSignal(string Symbol);

            [Agent("not_published")]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new UnpublishedSignal("BTC"), cancellationToken);
            }
            """,
        [HandlerForUnheardAnalyzer.Id] = """
            namespace HandlesUnheard;

            [Channel("handles_unheard")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnsubscribedSignal(string Symbol);

            [Agent("handles_unheard")]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(UnsubscribedSignal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
        [IgnoresUnheardAnalyzer.Id] = """
            namespace IgnoresUnheard;

            [Channel("ignores_unheard")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record IgnoredSignal(string Symbol);

            [Agent("ignores_unheard"), Ignores<IgnoredSignal>("it would not be of use")]
            public sealed partial class Listener;
            """,
        [BlockingHandlerAnalyzer.Id] = """
            namespace Blocks;

            [Channel("blocks")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record SlowSignal(string Symbol);

            [Agent("blocks"), Subscribes<Own>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(SlowSignal signal, MessageContext context, CancellationToken cancellationToken)
                {
                    Thread.Sleep(1);
                    return default;
                }
            }
            """,
        [SendNotAwaitedAnalyzer.Id] = """
            namespace NotAwaited;

            [Channel("not_awaited")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnawaitedSignal(string Symbol);

            [Agent("not_awaited"), Publishes<UnawaitedSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public void Send() => hub.SendAsync(new UnawaitedSignal("BTC"));
            }
            """,
        [AsyncVoidInAgentAnalyzer.Id] = """
            namespace AsyncVoid;

            [Channel("async_void")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record VoidSignal(string Symbol);

            [Agent("async_void"), Publishes<VoidSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public async void Send() => await hub.SendAsync(new VoidSignal("BTC"));
            }
            """,
        [PublishNeverSentAnalyzer.Id] = """
            namespace NeverSent;

            [Channel("never_sent")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnsentSignal(string Symbol);

            [Agent("never_sent"), Publishes<UnsentSignal>]
            internal sealed partial class Sender;
            """,
        [MessageLoopAnalyzer.Id] = """
            namespace Loop;

            [Channel("message_loop")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record EchoedSignal(string Symbol);

            [Agent("message_loop"), Subscribes<Own>, Publishes<EchoedSignal>]
            public sealed partial class Echo(IHub<Echo> hub)
            {
                public ValueTask HandleAsync(EchoedSignal signal, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(signal, cancellationToken);
            }
            """,
        [MessageNeedsHandlerAnalyzer.Id] = """
            namespace NoHandler;

            [Channel("no_handler")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnheardSignal(string Symbol);

            [Agent("no_handler"), Subscribes<Own>]
            public sealed partial class Listener;
            """,
        [ReceiptDroppedAnalyzer.Id] = """
            namespace ReceiptDropped;

            [Channel("receipt_dropped")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UncertainSignal(string Symbol);

            [Agent("receipt_dropped"), Publishes<UncertainSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public async ValueTask SendAsync() => await hub.TrySendAsync(new UncertainSignal("BTC"));
            }
            """,
        [AgentLinkToNothingAnalyzer.Id] = """
            namespace LinkToNothing;

            [Agent("link_to_nothing"), Subscribes<Listener>]
            public sealed partial class Listener;
            """,
        [HubOfAnotherAnalyzer.Id] = """
            namespace HubOfAnother;

            [Agent("hub_of_another")]
            public sealed partial class Speaker(IHub<Other> hub);

            [Agent("hub_of_another_owner")]
            public sealed partial class Other;
            """,
    };
}
