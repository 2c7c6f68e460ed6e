using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.SendNeedsPublishesAnalyzer, AgentContracts.CodeFixes.Rules.SendNeedsPublishesFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3001
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Fill(double Price);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        """;

    [Fact]
    public Task Stands_on_the_name_of_each_way_to_send() => Test.ReportsAsync("""
        [Agent("trader"), Publishes<Fill>]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal, CancellationToken cancellationToken)
            {
                await hub.{|CTR3001:SendAsync|}(signal, cancellationToken);
                await hub.{|CTR3001:SendAsync|}(signal, Priority.Critical, cancellationToken);
                await hub.{|CTR3001:TrySendAsync|}(signal);
                await hub.{|CTR3001:TrySendAsync<Signal>|}(signal, Priority.High);
                await hub.{|CTR3001:BroadcastEmergencyAsync|}(new Alarm("fire"));
                await (hub?.{|CTR3001:SendAsync|}(signal) ?? default);
                Func<Signal, CancellationToken, ValueTask> send = hub!.{|CTR3001:SendAsync|};
                await send(signal, cancellationToken);
            }
        }
        """ + Messages);

    [Fact]
    public Task Judges_by_the_hub_wherever_the_call_stands() => Test.ReportsAsync("""
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        [Agent("clerk"), Publishes<Fill>] public sealed partial class Clerk(IHub<Trader> other)
        {
            public ValueTask LendVoiceAsync(Fill fill) => other.{|CTR3001:SendAsync|}(fill);
        }
        public static class Program
        {
            public static ValueTask SendAsync(IHub<Trader> hub, IHub<Clerk> clerks) => new Random().Next() == 0 ? hub.SendAsync(new Signal("BTC")) : clerks.{|CTR3001:SendAsync|}(new Signal("BTC"));
        }
        """ + Messages);

    [Fact]
    public Task Says_who_sends_what_and_what_to_add() => Test.ReportsAsync(
        """
        [Agent("trader")] public sealed partial class Trader(IHub<Trader> hub)
        {
            public ValueTask RunAsync(Fill fill) => hub.{|#0:SendAsync|}(fill);
        }
        """ + Messages,
        CompilerError("CTR3001").WithLocation(0).WithMessage("Trader sends Fill but does not declare it: add [Publishes<Fill>] to Trader"));

    [Fact]
    public Task Is_quiet_on_what_is_published_and_on_what_it_cannot_know() => Test.ReportsAsync("""
        [Agent("trader"), Publishes<Signal>]
        [Publishes<Alarm>]
        public sealed partial class Trader(IHub<Trader> hub, Radio<Trader> radio, IHub<NoAgent> nobody)
        {
            public async Task RunAsync(Signal signal, Fill fill)
            {
                await hub.SendAsync(signal);
                await hub.BroadcastEmergencyAsync(new Alarm("fire"));
                await radio.SendAsync(fill);
                await nobody.SendAsync(fill);
            }

            public ValueTask ForwardAsync<T>(T message) where T : IMessage<T> => hub.SendAsync(message);
            public static ValueTask SpeakAsync<TAgent>(IHub<TAgent> any, Fill fill) => any.SendAsync(fill);
        }
        public sealed class Radio<TAgent>
        {
            public ValueTask SendAsync<T>(T message) => default;
        }
        public sealed class NoAgent;
        """ + Messages);

    [Fact]
    public Task Is_quiet_when_another_declaration_of_the_agent_publishes() => Test.ReportsAsync("""
        [Agent("trader")]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public ValueTask RunAsync(Fill fill) => hub.SendAsync(fill);
        }
        [Publishes<Fill>] partial class Trader;
        """ + Messages);

    [Fact]
    public Task Adds_the_message_after_those_that_are_published() => Test.FixesAsync(
        """
        [Agent("trader"), Publishes<Alarm>] // says little
        [Obsolete]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public async Task RunAsync(Fill fill, Signal signal)
            {
                await hub.{|CTR3001:SendAsync|}(fill);
                await hub.{|CTR3001:SendAsync|}(fill);
                await hub.{|CTR3001:TrySendAsync|}(signal);
            }
        }
        """ + Messages,
        """
        [Agent("trader"), Publishes<Alarm>, Publishes<Fill>, Publishes<Signal>] // says little
        [Obsolete]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public async Task RunAsync(Fill fill, Signal signal)
            {
                await hub.SendAsync(fill);
                await hub.SendAsync(fill);
                await hub.TrySendAsync(signal);
            }
        }
        """ + Messages,
        iterations: 2);

    [Fact]
    public Task Adds_a_list_of_its_own_to_an_agent_that_publishes_nothing() => Test.FixesAsync(
        [
            """
            public static class Program
            {
                public static async Task RunAsync(IHub<Desk.Trader> hub, Fill fill, Signal signal)
                {
                    await hub.{|CTR3001:SendAsync|}(fill);
                    await hub.{|CTR3001:SendAsync|}(signal);
                }
            }
            """ + Messages,
            """
            namespace Desk
            {
                /// <summary>Trades.</summary>
                [Agent("trader")]
                [Obsolete]
                public sealed partial class Trader;
            }
            """,
        ],
        [
            """
            public static class Program
            {
                public static async Task RunAsync(IHub<Desk.Trader> hub, Fill fill, Signal signal)
                {
                    await hub.SendAsync(fill);
                    await hub.SendAsync(signal);
                }
            }
            """ + Messages,
            """
            namespace Desk
            {
                /// <summary>Trades.</summary>
                [Agent("trader")]
                [Obsolete]
                [Publishes<Fill>, Publishes<Signal>]
                public sealed partial class Trader;
            }
            """,
        ],
        iterations: 2);

    [Fact]
    public Task Adds_it_to_an_agent_of_another_project() => Test.FixesAcrossProjectsAsync(
        "Agents",
        """
        using AgentContracts;
        using Acme;
        [Agent("trader")] public sealed partial class Trader;
        """,
        """
        using AgentContracts;
        using Acme;
        [Agent("trader")]
        [Publishes<Order>] public sealed partial class Trader;
        """,
        """
        public static class Program
        {
            public static ValueTask RunAsync(IHub<Trader> hub, Acme.Order order) => hub.{|CTR3001:SendAsync|}(order);
        }
        """,
        """
        public static class Program
        {
            public static ValueTask RunAsync(IHub<Trader> hub, Acme.Order order) => hub.SendAsync(order);
        }
        """,
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            """));

    [Fact]
    public Task Adds_each_message_once_when_several_files_send_it() => Test.FixesAsync(
        [
            """
            [Agent("trader")] public sealed partial class Trader;
            public static class One
            {
                public static async Task RunAsync(IHub<Trader> hub, Fill fill, Signal signal)
                {
                    await hub.{|CTR3001:SendAsync|}(fill);
                    await hub.{|CTR3001:SendAsync|}(signal);
                }
            }
            """ + Messages,
            "public static class Two { public static ValueTask RunAsync(IHub<Trader> hub, Fill fill) => hub.{|CTR3001:SendAsync|}(fill); }",
            "public static class Three { public static ValueTask RunAsync(IHub<Trader> hub, Alarm alarm) => hub.{|CTR3001:SendAsync|}(alarm); }",
        ],
        [
            """
            [Agent("trader")]
            [Publishes<Fill>, Publishes<Signal>, Publishes<Alarm>] public sealed partial class Trader;
            public static class One
            {
                public static async Task RunAsync(IHub<Trader> hub, Fill fill, Signal signal)
                {
                    await hub.SendAsync(fill);
                    await hub.SendAsync(signal);
                }
            }
            """ + Messages,
            "public static class Two { public static ValueTask RunAsync(IHub<Trader> hub, Fill fill) => hub.SendAsync(fill); }",
            "public static class Three { public static ValueTask RunAsync(IHub<Trader> hub, Alarm alarm) => hub.SendAsync(alarm); }",
        ],
        iterations: 3,
        documents: 2);
}
