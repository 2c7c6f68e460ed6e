using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageLoopAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3008
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Fill(double Price);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = nameof(IsLoud))] public partial record Sometimes(bool IsLoud);
        """;

    [Fact]
    public Task Stands_on_the_send_in_the_handler_and_in_what_it_calls() => Test.ReportsAsync("""
        [Agent("echo"), Subscribes<FastSignals>, Ignores<Sometimes>(""), Publishes<Signal>, Publishes<Fill>]
        public sealed partial class Echo(IHub<Echo> hub)
        {
            public async ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken)
            {
                await hub.{|CTR3008:SendAsync|}(signal, cancellationToken);
                await Local();
                async ValueTask Local() => await hub.{|CTR3008:TrySendAsync|}(signal with { Symbol = "ETH" });
            }

            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => FirstAsync(fill);
            private ValueTask FirstAsync(Fill fill) => SecondAsync(fill);
            private ValueTask SecondAsync(Fill fill) => fill.Price > 1 ? FirstAsync(fill) : hub.{|CTR3008:SendAsync|}(new Fill(1), Priority.High);
        }
        """ + Messages);

    [Fact]
    public Task Names_the_agent_the_message_and_the_channel() => Test.ReportsAsync(
        """
        [Agent("echo"), Subscribes<TacticalSignals>, Subscribes<ExecutionAlerts>, Publishes<Alarm>]
        public sealed partial class Echo(IHub<Echo> hub)
        {
            public async ValueTask HandleAsync(Alarm alarm, MessageContext context, CancellationToken cancellationToken) => await hub.{|#0:BroadcastEmergencyAsync|}(alarm);
            public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """ + Messages,
        CompilerWarning("CTR3008").WithLocation(0).WithMessage(
            "Echo sends Alarm while it handles Alarm, and hears it again on ExecutionAlerts, so every copy makes another: send another message, or send it on a channel that Echo does not hear"));

    [Fact]
    public Task Is_quiet_on_other_messages_and_on_what_is_not_called_by_the_handler() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<FastSignals>, Ignores<Sometimes>(""), Publishes<Signal>, Publishes<Fill>]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(new Fill(1));
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken)
            {
                Func<ValueTask> later = () => hub.SendAsync(fill);
                return default;
            }

            public ValueTask BeginAsync(Signal signal) => hub.SendAsync(signal);
            public static ValueTask SendAsync<T>(T message) => default;
            public ValueTask RelayAsync<T>(T message) where T : IMessage<T> => hub.SendAsync(message);
        }
        """ + Messages);

    [Fact]
    public Task Is_quiet_where_the_agent_does_not_hear_it_again_for_certain() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<FastSignals>, Ignores<Fill>("its own"), Ignores<Signal>("its own"), Publishes<Sometimes>, Publishes<Fill>]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public ValueTask HandleAsync(Sometimes message, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(message with { IsLoud = false });
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(fill);
        }
        [Agent("deaf"), Publishes<Fill>]
        public sealed partial class Deaf(IHub<Deaf> hub)
        {
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(fill);
        }
        public sealed class NoAgent(IHub<Deaf> hub)
        {
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => hub.SendAsync(fill);
        }
        """ + Messages);

    [Fact]
    public Task Follows_calls_through_all_declarations_of_the_agent() => Test.ReportsAsync(
        [
            """
            [Agent("echo"), Subscribes<FastSignals>, Ignores<Sometimes>(""), Ignores<Fill>(""), Publishes<Signal>]
            public sealed partial class Echo(IHub<Echo> hub)
            {
                public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => AnswerAsync(signal);
                private partial ValueTask AnswerAsync(Signal signal);
            }
            """ + Messages,
            "partial class Echo { private partial ValueTask AnswerAsync(Signal signal) => hub.{|CTR3008:SendAsync|}(signal); }",
        ]);

    [Fact]
    public Task Says_as_whom_it_is_sent_through_the_hub_of_another() => Test.ReportsAsync(
        """
        [Agent("clerk"), Publishes<Signal>] public sealed partial class Clerk;
        [Agent("echo"), Subscribes<FastSignals>, Ignores<Fill>(""), Ignores<Sometimes>("")]
        public sealed partial class Echo
        {
            public IHub<Clerk>? Desk { get; init; }
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => Desk!.{|#0:SendAsync|}(signal, cancellationToken);
        }
        """ + Messages,
        CompilerWarning("CTR3008").WithLocation(0).WithMessage(
            "Echo sends Signal as Clerk while it handles Signal, and hears it again on FastSignals, so every copy makes another: send another message, or send it on a channel that Echo does not hear"));
}
