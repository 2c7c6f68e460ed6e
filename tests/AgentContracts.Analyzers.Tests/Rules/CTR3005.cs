using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.SendNotAwaitedAnalyzer, AgentContracts.CodeFixes.Rules.SendNotAwaitedFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3005
{
    private const string Agent = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        [Agent("trader"), Publishes<Signal>, Publishes<Alarm>] public sealed partial class Trader;
        """;

    [Fact]
    public Task Stands_on_the_name_of_each_send_that_is_a_statement() => Test.ReportsAsync("""
        public sealed class Code(IHub<Trader> hub)
        {
            public void Run(Signal signal)
            {
                hub.{|CTR3005:SendAsync|}(signal);
                hub.{|CTR3005:SendAsync|}(signal, Priority.High);
                (hub).{|CTR3005:TrySendAsync<Signal>|}(signal);
                hub.{|CTR3005:BroadcastEmergencyAsync|}(new Alarm("fire"));
                hub?.{|CTR3005:SendAsync|}(signal);
                hub!.{|CTR3005:SendAsync|}(signal).AsTask();
                hub!.{|CTR3005:SendAsync|}(signal).ConfigureAwait(false);
                hub!.{|CTR3005:SendAsync|}(signal).Preserve().AsTask().ConfigureAwait(true);
                for (hub!.{|CTR3005:SendAsync|}(signal); ; ) { }
            }

            public void Expression(Signal signal) => hub.{|CTR3005:SendAsync|}(signal);

            public void Lambdas(System.Collections.Generic.List<Signal> signals)
            {
                signals.ForEach(s => hub.{|CTR3005:SendAsync|}(s));
                Action action = delegate { hub.{|CTR3005:SendAsync|}(signals[0]); };
                void Local(Signal s) => hub.{|CTR3005:SendAsync|}(s);
                action();
                Local(signals[0]);
            }
        }
        """ + Agent);

    [Fact]
    public Task Stands_on_a_send_whose_task_is_the_result_of_another() => Test.ReportsAsync("""
        public sealed class Code(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal)
            {
                await Task.Run(() => hub.{|CTR3005:SendAsync|}(signal));
                await Task.Run(() => { return hub.{|CTR3005:TrySendAsync|}(signal); }).ConfigureAwait(false);
                await Task.Factory.StartNew(() => hub.{|CTR3005:SendAsync|}(signal));
                await Task.Factory.StartNew(() => hub.{|CTR3005:SendAsync|}(signal).AsTask());
                await Task.Run(async () => await hub.SendAsync(signal));
                await Task.Run(() => hub.SendAsync(signal).AsTask());
                await await Task.Run(() => hub.SendAsync(signal));
                await Task.Factory.StartNew(() => hub.SendAsync(signal).AsTask()).Unwrap();
                var sent = await Task.Run(() => hub.SendAsync(signal));
                _ = await Task.Run(() => hub.SendAsync(signal));
                await sent;
            }
        }
        """ + Agent);

    [Fact]
    public Task Names_the_call_the_message_and_the_remedy() => Test.ReportsAsync(
        "public static class Code { public static void Run(IHub<Trader> hub, Signal signal) { hub.{|#0:TrySendAsync|}(signal); } }" + Agent,
        CompilerWarning("CTR3005").WithLocation(0).WithMessage("Nobody waits for TrySendAsync of Signal, so a refusal or a failure is lost: await it"));

    [Fact]
    public Task Is_quiet_on_every_use_of_the_task_and_on_other_methods() => Test.ReportsAsync("""
        public sealed class Code(IHub<Trader> hub, Radio radio)
        {
            private ValueTask _last;

            public async Task RunAsync(Signal signal)
            {
                await hub.SendAsync(signal);
                await (hub?.SendAsync(signal) ?? default);
                await Task.WhenAll(hub!.SendAsync(signal).AsTask(), hub.TrySendAsync(signal).AsTask());
                _ = hub.SendAsync(signal);
                _last = hub.SendAsync(signal);
                var kept = hub.SendAsync(signal);
                Func<Signal, ValueTask> send = s => hub.SendAsync(s);
                Func<Task<SendReceipt>> trial = () => hub.TrySendAsync(signal).AsTask();
                hub.ToString();
                radio.SendAsync(signal);
                hub.SendAsync(signal).AsTask().Wait();
            }

            public ValueTask ReturnAsync(Signal signal) => hub.SendAsync(signal);
        }
        public sealed class Radio
        {
            public int SendAsync<T>(T message) => 1;
        }
        """ + Agent);

    [Fact]
    public Task Awaits_where_the_function_is_async() => Test.FixesAsync(
        """
        #pragma warning disable CS4014
        public sealed class Code(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal)
            {
                await Task.Yield();
                hub.{|CTR3005:SendAsync|}(signal).ConfigureAwait(false); // one
                hub?.{|CTR3005:SendAsync|}(signal);
                Func<Task> run = async () => hub!.{|CTR3005:TrySendAsync|}(signal);
                async ValueTask Local() => hub!.{|CTR3005:SendAsync|}(signal);
            }
        }
        """ + Agent,
        """
        #pragma warning disable CS4014
        public sealed class Code(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal)
            {
                await Task.Yield();
                await hub.SendAsync(signal).ConfigureAwait(false); // one
                await (hub?.SendAsync(signal) ?? default);
                Func<Task> run = async () => await hub!.TrySendAsync(signal);
                async ValueTask Local() => await hub!.SendAsync(signal);
            }
        }
        """ + Agent,
        iterations: 4);

    [Fact]
    public Task Makes_a_method_async_that_returns_a_task_without_a_result() => Test.FixesAsync(
        """
        public sealed class Code(IHub<Trader> hub)
        {
            public ValueTask HandleAsync(Signal signal, bool isLate)
            {
                if (isLate)
                {
                    return ValueTask.CompletedTask;
                }

                hub.{|CTR3005:SendAsync|}(signal);
                hub.{|CTR3005:SendAsync|}(signal);
                return default;
            }

            public Task RunAsync(Signal signal)
            {
                Task Local()
                {
                    hub.{|CTR3005:SendAsync|}(signal);
                    // Done.
                    return Task.CompletedTask;
                }

                hub.{|CTR3005:SendAsync|}(signal);
                Func<int> nested = () => { return 1; };
                return Local();
            }
        }
        """ + Agent,
        """
        public sealed class Code(IHub<Trader> hub)
        {
            public async ValueTask HandleAsync(Signal signal, bool isLate)
            {
                if (isLate)
                {
                    return;
                }

                await hub.SendAsync(signal);
                await hub.SendAsync(signal);
            }

            public async Task RunAsync(Signal signal)
            {
                async Task Local()
                {
                    await hub.SendAsync(signal);
                    // Done.
                    return;
                }

                await hub.SendAsync(signal);
                Func<int> nested = () => { return 1; };
                await Local();
            }
        }
        """ + Agent,
        iterations: 4);

    [Theory]
    [InlineData("public void Run() { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); }")]
    [InlineData("public void Run() => hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\"));")]
    [InlineData("public Task<int> RunAsync() { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.FromResult(1); }")]
    [InlineData("public Task RunAsync(in int x) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.CompletedTask; }")]
    [InlineData("public Task RunAsync(ReadOnlySpan<char> x) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.CompletedTask; }")]
    [InlineData("public void Run() { Local([1]); Task Local(Span<int> x) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.CompletedTask; } }")]
    [InlineData("public unsafe Task {|CS0227:RunAsync|}(int* x) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.CompletedTask; }")]
    [InlineData("public unsafe Task {|CS0227:RunAsync|}() { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return Task.CompletedTask; }")]
    [InlineData("public Task RunAsync(bool x) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); if (x) return RunAsync(false); return Task.CompletedTask; }")]
    [InlineData("public int Count { get { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); return 1; } }")]
    [InlineData("public void Run() { Action run = () => hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); }")]
    [InlineData("public async Task RunAsync() { await Task.Yield(); lock (hub) { hub.{|CTR3005:SendAsync|}(new Signal(\"BTC\")); } }")]
    public Task Offers_no_fix_where_more_would_have_to_change(string member) =>
        Test.HasNoFixAsync($"#pragma warning disable CS4014\npublic sealed class Code(IHub<Trader> hub)\n{{\n    {member}\n}}\n{Agent}");
}
