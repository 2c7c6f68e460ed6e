using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ReceiptDroppedAnalyzer, AgentContracts.CodeFixes.Rules.ReceiptDroppedFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3012
{
    private const string Agent = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        [Agent("trader"), Publishes<Signal>, Publishes<Alarm>] public sealed partial class Trader;
        """;

    [Fact]
    public Task Stands_on_the_name_of_each_call_that_is_awaited_as_a_statement() => Test.ReportsAsync("""
        public sealed class Code(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal)
            {
                await hub.{|CTR3012:TrySendAsync|}(signal);
                await hub.{|CTR3012:TrySendAsync<Signal>|}(signal, Priority.High).ConfigureAwait(false);
                await hub.{|CTR3012:TrySendAsync|}(signal).AsTask().ConfigureAwait(false);
                Func<Task> run = async () => await hub.{|CTR3012:TrySendAsync|}(signal);
            }

            public async ValueTask ExpressionAsync(Signal signal) => await hub.{|CTR3012:TrySendAsync|}(signal);
        }
        """ + Agent);

    [Fact]
    public Task Names_the_message_and_the_remedies() => Test.ReportsAsync(
        "public static class Code { public static async Task RunAsync(IHub<Trader> hub, Signal signal) => await hub.{|#0:TrySendAsync|}(signal); }" + Agent,
        CompilerWarning("CTR3012").WithLocation(0).WithMessage("Nobody reads the receipt of Signal, the only place that says whether it was refused: read it, or use SendAsync, which throws"));

    [Fact]
    public Task Is_quiet_on_every_use_of_the_receipt_and_on_other_methods() => Test.ReportsAsync("""
        #pragma warning disable CS4014
        public sealed class Code(IHub<Trader> hub, Radio radio)
        {
            public async Task<bool> RunAsync(Signal signal)
            {
                var receipt = await hub.TrySendAsync(signal);
                _ = await hub.TrySendAsync(signal);
                if ((await hub.TrySendAsync(signal)).Confirmed) { }
                await hub.SendAsync(signal);
                await hub.BroadcastEmergencyAsync(new Alarm("fire"));
                await radio.TrySendAsync(signal);
                hub.TrySendAsync(signal);
                Func<Task<SendReceipt>> run = async () => await hub.TrySendAsync(signal);
                await run();
                return (await hub.TrySendAsync(signal).ConfigureAwait(false)).Confirmed;
            }
        }
        public sealed class Radio
        {
            public ValueTask<int> TrySendAsync<T>(T message) => default;
        }
        """ + Agent);

    private const string Dropped = """
        public sealed class Code(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal)
            {
                // Out with it.
                await hub.{|CTR3012:TrySendAsync<Signal>|}(signal, Priority.High).ConfigureAwait(false);
                Func<Task> run = async () => await hub.{|CTR3012:TrySendAsync|}(signal);
            }
        }
        """;

    [Fact]
    public Task Sends_with_the_method_that_throws() => Test.FixesAsync(
        Dropped + Agent,
        Dropped.Replace("{|CTR3012:TrySendAsync<Signal>|}", "SendAsync<Signal>").Replace("{|CTR3012:TrySendAsync|}", "SendAsync") + Agent,
        key: "CTR3012.Send",
        iterations: 2);

    [Fact]
    public Task Drops_the_receipt_in_so_many_words() => Test.FixesAsync(
        Dropped + Agent,
        Dropped.Replace("await", "_ = await").Replace("{|CTR3012:TrySendAsync<Signal>|}", "TrySendAsync<Signal>").Replace("{|CTR3012:TrySendAsync|}", "TrySendAsync") + Agent,
        key: "CTR3012.Discard",
        iterations: 2);

    [Theory]
    [InlineData("public void Run(Signal signal) { Func<int, Task> run = async _ => await hub.{|CTR3012:TrySendAsync|}(signal); }")]
    [InlineData("public async Task RunAsync(Signal signal) { await hub.{|CTR3012:TrySendAsync|}(signal); int _ = 1; _++; }")]
    [InlineData("public async Task RunAsync(Signal signal) => await hub.{|CTR3012:TrySendAsync|}(signal); private int _; public int Next() => _++;")]
    public Task Assigns_the_receipt_to_nothing_that_is_called_like_a_discard(string members) => Task.WhenAll(
        Test.HasNoFixAsync($"public sealed class Code(IHub<Trader> hub) {{ {members} }}{Agent}", key: "CTR3012.Discard"),
        Test.FixesAsync(
            $"public sealed class Code(IHub<Trader> hub) {{ {members} }}{Agent}",
            $"public sealed class Code(IHub<Trader> hub) {{ {members.Replace("{|CTR3012:TrySendAsync|}", "SendAsync")} }}{Agent}",
            key: "CTR3012.Send"));

    [Fact]
    public Task Drops_the_receipt_beside_parameters_that_are_discards() => Test.FixesAsync(
        "public static class Code { public static Func<int, int, Task> Run(IHub<Trader> hub, Signal signal) => async (_, _) => await hub.{|CTR3012:TrySendAsync|}(signal); }" + Agent,
        "public static class Code { public static Func<int, int, Task> Run(IHub<Trader> hub, Signal signal) => async (_, _) => _ = await hub.TrySendAsync(signal); }" + Agent,
        key: "CTR3012.Discard");
}
