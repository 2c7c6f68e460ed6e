using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.BypassedHubAnalyzer, AgentContracts.CodeFixes.Rules.BypassedHubFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2010
{
    private const string Message = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        """;

    [Fact]
    public Task Stands_on_each_way_to_write_to_a_declared_channel() => Test.ReportsAsync("""
        using StackExchange.Redis;
        public static class Program
        {
            private const string Fast = "fast_signals";
            public static async Task RunAsync(ISubscriber subscriber, IDatabase database, IDatabaseAsync other, NameValueEntry[] entries)
            {
                subscriber.{|CTR2010:Publish|}(RedisChannel.Literal("fast_signals"), "x");
                await subscriber.{|CTR2010:PublishAsync|}(new RedisChannel(Fast, RedisChannel.PatternMode.Literal), "x");
                await database.{|CTR2010:PublishAsync|}(RedisChannel.Literal("system_health"), "x", CommandFlags.FireAndForget);
                database.{|CTR2010:StreamAdd|}("market_news", "frame", "x");
                await other.{|CTR2010:StreamAddAsync|}("{tactical_signals}:stream", entries);
                await database?.{|CTR2010:StreamAddAsync|}("desk:{tactical_signals}:stream", "frame", "x")!;
            }
        }
        """);

    [Fact]
    public Task Says_what_to_send_instead() => Test.ReportsAsync(
        """
        using StackExchange.Redis;
        using System.Text.Json;
        public static class Program
        {
            public static void Run(IDatabase database, Signal signal)
            {
                database.{|#0:Publish|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
                database.{|#1:StreamAdd|}("market_news", "frame", "x");
            }
        }
        """ + Message,
        CompilerWarning("CTR2010").WithLocation(0).WithMessage(
            "Publish to fast_signals, the channel FastSignals, bypasses the hub: no header, no validation, no account; send Signal with SendAsync of an IHub<TAgent>"),
        CompilerWarning("CTR2010").WithLocation(1).WithMessage(
            "StreamAdd to market_news, the channel MarketNews, bypasses the hub: no header, no validation, no account; send a message that is routed to it with SendAsync of an IHub<TAgent>"));

    [Fact]
    public Task Knows_the_channels_of_other_assemblies() => Test.ReportsAsync(
        ["public static class Program { public static void Run(StackExchange.Redis.ISubscriber s) => s.{|CTR2010:Publish|}(StackExchange.Redis.RedisChannel.Literal(\"orders\"), \"x\"); }"],
        Analysis.Reference("Acme", "using AgentContracts; namespace Acme; [Channel(\"orders\")] internal partial class Orders;"));

    [Fact]
    public Task Is_quiet_on_other_names_other_calls_and_names_that_it_cannot_know() => Test.ReportsAsync("""
        using StackExchange.Redis;
        public static class Program
        {
            public static void Run(ISubscriber subscriber, IDatabase database, Radio radio, string name, byte[] bytes)
            {
                subscriber.Publish(RedisChannel.Literal("fast_signals_copy"), "x");
                subscriber.Publish(RedisChannel.Literal("cache:fast_signals"), "x");
                subscriber.Publish(RedisChannel.Literal(name), "x");
                subscriber.Publish(new RedisChannel(bytes, RedisChannel.PatternMode.Literal), "x");
                subscriber.Subscribe(RedisChannel.Literal("fast_signals"));
                database.StringSet("fast_signals", "x");
                database.StreamAdd("{fast_signals}:dead", "frame", "x");
                radio.Publish("fast_signals", "x");
            }
        }
        public sealed class Radio { public void Publish(string channel, string message) { } }
        """);

    [Fact]
    public Task Sends_the_message_through_the_hub_at_hand() => Test.FixesAsync(
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Trader> hub, ISubscriber subscriber, IDatabase database)
        {
            public async Task RunAsync(Signal signal, CancellationToken cancellationToken)
            {
                // first
                await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal)); // done
                subscriber.{|CTR2010:Publish|}(RedisChannel.Literal("fast_signals"), JsonSerializer.SerializeToUtf8Bytes(signal with { Symbol = "ETH" }));
            }
            public Task StoreAsync(string symbol)
            {
                database.{|CTR2010:StreamAdd|}("market_news", "frame", JsonSerializer.Serialize(new Signal(symbol)));
                return Task.CompletedTask;
            }
        }
        """ + Message,
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Trader> hub, ISubscriber subscriber, IDatabase database)
        {
            public async Task RunAsync(Signal signal, CancellationToken cancellationToken)
            {
                // first
                await hub.SendAsync(signal, cancellationToken); // done
                await hub.SendAsync(signal with { Symbol = "ETH" }, cancellationToken);
            }
            public async Task StoreAsync(string symbol)
            {
                await hub.SendAsync(new Signal(symbol));
            }
        }
        """ + Message,
        iterations: 3);

    [Theory]
    [InlineData("public void Run(Signal signal) => subscriber.{|CTR2010:Publish|}(RedisChannel.Literal(\"fast_signals\"), JsonSerializer.Serialize(signal));")]
    [InlineData("public async Task RunAsync(Signal signal) { var heard = await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal(\"fast_signals\"), JsonSerializer.Serialize(signal)); }")]
    [InlineData("public async Task RunAsync(Signal signal) { await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal(\"fast_signals\"), \"x\"); }")]
    [InlineData("public Task RunAsync(Signal signal, ReadOnlySpan<char> x) { subscriber.{|CTR2010:Publish|}(RedisChannel.Literal(\"fast_signals\"), JsonSerializer.Serialize(signal)); return Task.CompletedTask; }")]
    public Task Offers_nothing_where_more_would_have_to_change(string member) => Test.HasNoFixAsync($$"""
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Trader> hub, ISubscriber subscriber)
        {
            {{member}}
            public IHub<Trader> Hub => hub;
        }
        """ + Message);

    [Fact]
    public Task Offers_nothing_without_a_hub() => Test.HasNoFixAsync("""
        using StackExchange.Redis;
        using System.Text.Json;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, Signal signal) =>
                await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
        }
        """ + Message);

    [Fact]
    public Task Takes_the_hub_of_the_agent_that_the_code_stands_in() => Test.FixesAsync(
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk"), Publishes<Signal>] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Clerk> first, IHub<Trader> second, ISubscriber subscriber)
        {
            public async Task RunAsync(Signal signal)
            {
                await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
                var early = first;
            }
        }
        """ + Message,
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk"), Publishes<Signal>] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Clerk> first, IHub<Trader> second, ISubscriber subscriber)
        {
            public async Task RunAsync(Signal signal)
            {
                await second.SendAsync(signal);
                var early = first;
            }
        }
        """ + Message);

    [Fact]
    public Task Takes_the_hub_of_the_one_agent_that_publishes_the_message_outside_of_agents() => Test.FixesAsync(
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk")] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, IHub<Clerk> first, IHub<Trader> second, Signal signal)
            {
                await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
            }
        }
        """ + Message,
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk")] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, IHub<Clerk> first, IHub<Trader> second, Signal signal)
            {
                await second.SendAsync(signal);
            }
        }
        """ + Message);

    [Fact]
    public Task Escapes_names_and_leaves_alone_what_a_static_function_cannot_reach() => Test.FixesAsync(
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, IHub<Trader> @event, CancellationToken cancellationToken, Signal signal)
            {
                await LocalAsync(subscriber, @event, signal);
                static async Task LocalAsync(ISubscriber subscriber, IHub<Trader> @event, Signal signal)
                {
                    await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
                }
            }
        }
        """ + Message,
        """
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, IHub<Trader> @event, CancellationToken cancellationToken, Signal signal)
            {
                await LocalAsync(subscriber, @event, signal);
                static async Task LocalAsync(ISubscriber subscriber, IHub<Trader> @event, Signal signal)
                {
                    await @event.SendAsync(signal);
                }
            }
        }
        """ + Message);

    [Theory]
    [InlineData("public async Task RunAsync(ISubscriber subscriber, IHub<Clerk> other, Signal signal) { ", "}")]
    [InlineData("private IHub<Trader>? _hub; public static async Task RunAsync(ISubscriber subscriber, Signal signal) { ", "}")]
    [InlineData("public async Task RunAsync(ISubscriber subscriber, Func<IHub<Trader>> make, Signal signal) { ", " IHub<Trader> later = make(); }")]
    public Task Offers_nothing_where_the_agents_own_hub_is_not_at_hand(string method, string end) => Test.HasNoFixAsync($$"""
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk"), Publishes<Signal>] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader
        {
            {{method}}await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));{{end}}
        }
        """ + Message);

    [Fact]
    public Task Offers_nothing_where_two_agents_could_speak() => Test.HasNoFixAsync("""
        using StackExchange.Redis;
        using System.Text.Json;
        [Agent("clerk"), Publishes<Signal>] public sealed partial class Clerk;
        [Agent("trader"), Publishes<Signal>] public sealed partial class Trader;
        public static class Program
        {
            public static async Task RunAsync(ISubscriber subscriber, IHub<Clerk> first, IHub<Trader> second, Signal signal)
            {
                await subscriber.{|CTR2010:PublishAsync|}(RedisChannel.Literal("fast_signals"), JsonSerializer.Serialize(signal));
            }
        }
        """ + Message);
}
