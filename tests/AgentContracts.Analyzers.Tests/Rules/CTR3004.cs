using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.BlockingHandlerAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Microsoft.CodeAnalysis.Testing;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3004
{
    private const string Messages = """

        [Tier(Tier.UltraHft), RoutesTo<HftSignals>] public partial record Tick(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record News(string Text);
        [Tier(Tier.Strategic), RoutesTo<MarketNews>] public partial record Plan(string Text);
        """;

    [Theory]
    [InlineData("Tick", "UltraHft, meant for 1-10 ms", DiagnosticSeverity.Error)]
    [InlineData("Signal", "Fast, meant for 100 ms-1 s", DiagnosticSeverity.Warning)]
    [InlineData("News", "Tactical, meant for 1-60 s", DiagnosticSeverity.Warning)]
    [InlineData("Plan", "Strategic, meant for 1 min-1 h", DiagnosticSeverity.Warning)]
    public Task Is_as_severe_as_the_tier_is_urgent(string message, string tier, DiagnosticSeverity severity) => Test.ReportsAsync(
        Handler(message, "Thread.{|#0:Sleep|}(1);"),
        new DiagnosticResult("CTR3004", severity).WithLocation(0).WithMessage($"Trader blocks while it handles {message} ({tier}): await Task.Delay instead of Thread.Sleep"));

    [Theory]
    [InlineData("Thread.{|#0:Sleep|}(TimeSpan.FromSeconds(1));", "await Task.Delay instead of Thread.Sleep")]
    [InlineData("_ = LoadAsync().{|#0:Result|};", "await the Task instead of reading its Result")]
    [InlineData("_ = Now().{|#0:Result|};", "await the ValueTask instead of reading its Result")]
    [InlineData("_ = LoadAsync().GetAwaiter().{|#0:GetResult|}();", "await it instead of calling GetResult")]
    [InlineData("_ = Now().ConfigureAwait(false).GetAwaiter().{|#0:GetResult|}();", "await it instead of calling GetResult")]
    public Task Reports_at_every_tier_what_is_never_right(string statement, string remedy) => Task.WhenAll(
        Test.ReportsAsync(Handler("Plan", statement), CompilerWarning("CTR3004").WithLocation(0).WithArguments("Trader", "Plan", "Strategic", "1 min-1 h", remedy)),
        Test.ReportsAsync(Handler("Tick", statement), CompilerError("CTR3004").WithLocation(0).WithArguments("Trader", "Tick", "UltraHft", "1-10 ms", remedy)));

    [Theory]
    [InlineData("LoadAsync().{|#0:Wait|}();", "await the Task instead of calling Wait")]
    [InlineData("Task.{|#0:WaitAll|}(LoadAsync(), LoadAsync());", "await Task.WhenAll instead of Task.WaitAll")]
    [InlineData("Task.{|#0:WaitAny|}(LoadAsync());", "await Task.WhenAny instead of Task.WaitAny")]
    [InlineData("new Thread(() => { }).{|#0:Join|}();", "await a Task instead of Thread.Join")]
    [InlineData("new SemaphoreSlim(1).{|#0:Wait|}(cancellationToken);", "await SemaphoreSlim.WaitAsync instead of SemaphoreSlim.Wait")]
    [InlineData("cancellationToken.WaitHandle.{|#0:WaitOne|}(10);", "await a TaskCompletionSource instead of WaitHandle.WaitOne")]
    [InlineData("new ManualResetEventSlim().{|#0:Wait|}(cancellationToken);", "await a TaskCompletionSource instead of ManualResetEventSlim.Wait")]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().{|#0:Take|}();", "await a Channel<T> instead of BlockingCollection.Take")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().{|#0:WaitForExit|}();", "await Process.WaitForExitAsync instead of Process.WaitForExit")]
    [InlineData("System.IO.File.{|#0:ReadAllText|}(\"x\");", "await File.ReadAllTextAsync instead of File.ReadAllText")]
    [InlineData("System.IO.File.{|#0:Delete|}(\"x\");", "move File.Delete out of the handler")]
    [InlineData("new System.IO.FileInfo(\"x\").{|#0:CopyTo|}(\"y\");", "move FileInfo.CopyTo out of the handler")]
    [InlineData("System.IO.Stream s = null!; s.{|#0:CopyTo|}(s);", "await Stream.CopyToAsync instead of Stream.CopyTo")]
    [InlineData("System.IO.StreamReader r = null!; r.{|#0:ReadLine|}();", "await StreamReader.ReadLineAsync instead of StreamReader.ReadLine")]
    [InlineData("new System.Net.Http.HttpClient().{|#0:Send|}(null!);", "await HttpClient.SendAsync instead of HttpClient.Send")]
    [InlineData("System.Net.Dns.{|#0:GetHostAddresses|}(\"x\");", "await Dns.GetHostAddressesAsync instead of Dns.GetHostAddresses")]
    [InlineData("System.Data.Common.DbCommand c = null!; c.{|#0:ExecuteNonQuery|}();", "await DbCommand.ExecuteNonQueryAsync instead of DbCommand.ExecuteNonQuery")]
    [InlineData("Monitor.{|#0:Enter|}(this); try { await Task.Yield(); } finally { Monitor.Exit(this); }", "await SemaphoreSlim.WaitAsync instead of Monitor.Enter, which is held across an await")]
    [InlineData("Gate.{|#0:Enter|}(); await Task.Yield(); Gate.Exit();", "await SemaphoreSlim.WaitAsync instead of Lock.Enter, which is held across an await")]
    public async Task Reports_the_rest_where_it_is_urgent(string statement, string remedy)
    {
        await Test.ReportsAsync(Handler("Signal", statement), CompilerWarning("CTR3004").WithLocation(0).WithArguments("Trader", "Signal", "Fast", "100 ms-1 s", remedy));
        await Test.ReportsAsync(Handler("News", statement.Replace("{|#0:", "").Replace("|}", "")));
    }

    [Fact]
    public Task Follows_the_agents_own_methods_and_takes_the_most_urgent_message() => Test.ReportsAsync(
        """
        [Agent("trader"), Subscribes<HftSignals>, Subscribes<TacticalSignals>]
        public sealed partial class Trader : IHandle<Tick>
        {
            public ValueTask HandleAsync(News news, MessageContext context, CancellationToken cancellationToken)
            {
                Share();
                Local();
                return default;
                void Local() => Thread.{|#1:Sleep|}(1);
            }

            ValueTask IHandle<Tick>.HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
            {
                Share();
                return default;
            }

            private static void Share() => Deeper<int>();
            private static void Deeper<T>() { Thread.{|#0:Sleep|}(1); Share(); }
            private static void Unused() => Thread.Sleep(1);
        }
        """ + Messages,
        CompilerError("CTR3004").WithLocation(0).WithArguments("Trader", "Tick", "UltraHft", "1-10 ms", "await Task.Delay instead of Thread.Sleep"),
        CompilerWarning("CTR3004").WithLocation(1).WithArguments("Trader", "News", "Tactical", "1-60 s", "await Task.Delay instead of Thread.Sleep"));

    [Theory]
    [InlineData("var one = LoadAsync(); var two = LoadAsync(); await Task.WhenAll(one, two); _ = one.Result + two.Result;")]
    [InlineData("var one = LoadAsync(); await one; _ = one.Result; one.Wait(); _ = one.GetAwaiter().GetResult();")]
    [InlineData("var one = LoadAsync(); await one; int Local() => one.Result; Local();")]
    [InlineData("var one = LoadAsync(); if (one.IsCompletedSuccessfully) _ = one.Result;")]
    [InlineData("var one = Now(); _ = one.IsCompleted ? one.Result : await one;")]
    [InlineData("var one = LoadAsync(); if (one is { IsCompletedSuccessfully: true }) _ = one.Result;")]
    [InlineData("var one = LoadAsync(); if (one is { IsCompletedSuccessfully: true, Result: var result }) _ = result;")]
    [InlineData("var one = LoadAsync(); if (one is not { Status: TaskStatus.RanToCompletion }) return; _ = one.Result;")]
    [InlineData("var one = LoadAsync(); await one; one = LoadAsync(); await one; _ = one.Result; one = LoadAsync();")]
    [InlineData("Task<int> one; await (one = LoadAsync()); one = Task.FromResult(one.Result);")]
    [InlineData("var one = Task.FromResult(1); _ = one.Result + one.GetAwaiter().GetResult(); one.Wait();")]
    [InlineData("ValueTask<int> one = new(1); _ = one.Result + one.AsTask().Result;")]
    [InlineData("_ = Task.FromResult(1).Result + new ValueTask<int>(1).Result; Task.CompletedTask.Wait();")]
    [InlineData("var all = new[] { LoadAsync() }; await Task.WhenAll(all); _ = all[0].Result; foreach (var one in all) _ = one.Result;")]
    [InlineData("var all = new System.Collections.Generic.List<Task<int>>(); await Task.WhenAll(all); _ = all[0].Result;")]
    [InlineData("new SemaphoreSlim(1).Wait(0); cancellationToken.WaitHandle.WaitOne(TimeSpan.Zero); Thread.Sleep(0); LoadAsync().Wait(0);")]
    [InlineData("await Task.Run(() => Thread.Sleep(1));")]
    [InlineData("Action later = delegate { Thread.Sleep(1); };")]
    [InlineData("lock (this) { } Monitor.Enter(this); Monitor.Exit(this); await Task.Yield();")]
    [InlineData("await Task.Yield(); Gate.Enter(); Gate.Exit();")]
    [InlineData("var m = new System.IO.MemoryStream(); m.Write([]); m.Dispose(); new System.IO.StringReader(\"\").ReadLine(); Console.Out.WriteLine();")]
    [InlineData("await System.IO.File.ReadAllTextAsync(\"x\"); await new System.Net.Http.HttpClient().GetStringAsync(\"x\"); await new SemaphoreSlim(1).WaitAsync();")]
    [InlineData("_ = new Sleeper().Result; Sleeper.Sleep(1);")]
    [InlineData("System.IO.Path.Combine(\"a\", \"b\"); new System.IO.FileInfo(\"x\").ToString(); System.IO.Stream.Null.Dispose();")]
    [InlineData("using System.IO.Stream one = new System.IO.MemoryStream(); one.Write([]); one.Flush();")]
    [InlineData("System.IO.Stream? one = null; one = new System.IO.MemoryStream([1]); one?.CopyTo(one); new System.IO.StreamReader(one).ReadToEnd();")]
    [InlineData("var one = new System.IO.BinaryWriter(new System.IO.MemoryStream()); one.Flush(); var two = new System.IO.StreamWriter(one.BaseStream is { } ? new System.IO.MemoryStream() : new System.IO.MemoryStream()); two.Write(1);")]
    public Task Is_quiet_on_what_does_not_wait(string statements) => Test.ReportsAsync(Handler("Tick", statements));

    [Theory]
    [InlineData("System.IO.Stream one = new System.IO.MemoryStream(); one = new System.Net.Sockets.NetworkStream(null!); one.{|CTR3004:Flush|}();")]
    [InlineData("void Read(System.IO.Stream one) => one.{|CTR3004:Flush|}(); Read(new System.IO.MemoryStream());")]
    [InlineData("var one = true ? System.IO.Stream.Null : new System.IO.MemoryStream(); one.{|CTR3004:Flush|}();")]
    [InlineData("new System.IO.StreamReader(\"x\").{|CTR3004:ReadToEnd|}(); new System.IO.StreamReader(System.IO.Stream.Null).{|CTR3004:ReadToEnd|}();")]
    [InlineData("System.IO.Stream one = new System.IO.MemoryStream(); Open(out one); one.{|CTR3004:Flush|}(); static void Open(out System.IO.Stream it) => it = null!;")]
    [InlineData("System.IO.Stream one = new System.IO.MemoryStream(); Swap(ref one); one.{|CTR3004:Flush|}(); static void Swap(ref System.IO.Stream it) => it = null!;")]
    [InlineData("System.IO.Stream one = new System.IO.MemoryStream(); (one, _) = Open(); one.{|CTR3004:Flush|}(); static (System.IO.Stream, int) Open() => default;")]
    [InlineData("System.IO.Stream? one = new System.IO.MemoryStream(); one = null; one ??= System.IO.Stream.Null; one.{|CTR3004:Flush|}();")]
    public Task Reports_streams_that_may_be_more_than_memory(string statements) => Test.ReportsAsync(Handler("Signal", statements));

    [Fact]
    public Task Reports_what_is_awaited_only_afterwards_or_elsewhere() => Test.ReportsAsync(Handler(
        "Tick",
        "var one = LoadAsync(); _ = one.{|CTR3004:Result|}; await one; var two = LoadAsync(); Func<Task> later = async () => await two; _ = two.{|CTR3004:Result|}; Func<int> read = () => one.Result;"));

    [Theory]
    [InlineData("Task<int>? one = LoadAsync(); if (one is not null) _ = one.{|CTR3004:Result|};")]
    [InlineData("Task<int>? one = LoadAsync(); if (one is { }) one.{|CTR3004:Wait|}();")]
    [InlineData("Task one = LoadAsync(); if (one is Task<int>) one.GetAwaiter().{|CTR3004:GetResult|}();")]
    [InlineData("var one = LoadAsync(); if (one is { Id: 3, {|CTR3004:Result|}: 1 }) _ = one.{|CTR3004:Result|};")]
    [InlineData("var one = LoadAsync(); await Task.Delay(one.{|CTR3004:Result|});")]
    public Task Reports_what_was_asked_for_something_else(string statements) => Test.ReportsAsync(Handler("Tick", statements));

    [Theory]
    [InlineData("var one = LoadAsync(); await one; one = LoadAsync(); _ = one.{|CTR3004:Result|};")]
    [InlineData("var one = Task.FromResult(1); one = LoadAsync(); _ = one.{|CTR3004:Result|};")]
    [InlineData("var one = Task.FromResult(1); void Start() => one = LoadAsync(); Start(); _ = one.{|CTR3004:Result|};")]
    [InlineData("ValueTask<int> one = new(LoadAsync()); _ = one.{|CTR3004:Result|};")]
    [InlineData("Task<int> one; one = Task.FromResult(1); one = LoadAsync(); _ = one.{|CTR3004:Result|};")]
    [InlineData("var one = LoadAsync(); if (one.IsCompleted) { _ = one.Result; one = LoadAsync(); } one.{|CTR3004:Wait|}();")]
    [InlineData("var one = LoadAsync(); await one; (one, _) = (LoadAsync(), 1); _ = one.{|CTR3004:Result|};")]
    [InlineData("var one = LoadAsync(); await one; Start(out one); _ = one.{|CTR3004:Result|}; static void Start(out Task<int> it) => it = LoadAsync();")]
    public Task Reports_a_task_that_took_the_place_of_the_completed_one(string statements) => Test.ReportsAsync(Handler("Tick", statements));

    [Fact]
    public Task Is_quiet_outside_of_handlers() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<HftSignals>]
        public sealed partial class Trader : IAgentLifetime
        {
            public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken) => Clock.TickAsync();
            public ValueTask StartAsync(CancellationToken cancellationToken) { Thread.Sleep(1); return default; }
            public ValueTask StopAsync(CancellationToken cancellationToken) => Clock.TickAsync();

            private static class Clock
            {
                public static ValueTask TickAsync() { Thread.Sleep(1); return default; }
            }
        }
        public sealed class NoAgent
        {
            public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken) { Thread.Sleep(1); return default; }
        }
        """ + Messages);

    private static string Handler(string message, string statements) => $$"""
        [Agent("trader"), Subscribes<HftSignals>, Subscribes<FastSignals>, Subscribes<TacticalSignals>, Subscribes<MarketNews>]
        public sealed partial class Trader
        {
            private static readonly Lock Gate = new();

            public async ValueTask HandleAsync({{message}} message, MessageContext context, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{statements}}
            }

            private static Task<int> LoadAsync() => Task.FromResult(1);
            private static ValueTask<int> Now() => new(1);
        }
        public sealed class Sleeper
        {
            public int Result => 1;
            public static void Sleep(int ms) { }
        }
        """ + Messages;
}
