using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.AsyncVoidInAgentAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3006
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        """;

    [Fact]
    public Task Stands_on_the_name_of_a_function_and_on_async_of_a_lambda() => Test.ReportsAsync("""
        [Agent("trader")]
        public sealed partial class Trader
        {
            private readonly Action _ready = {|CTR3006:async|} () => await Task.Yield();

            public async void {|CTR3006:Report|}() => await Task.Yield();

            public async void {|CTR3006:HandleAsync|}(Signal signal, MessageContext context, CancellationToken cancellationToken) => await Task.Yield();

            public Timer Run()
            {
                async void {|CTR3006:Local|}() => await Task.Yield();
                Local();
                Action<int> old = {|CTR3006:async|} delegate { await Task.Yield(); };
                old(1);
                return new Timer({|CTR3006:async|} _ => await Task.Yield());
            }
        }
        """ + Messages);

    [Theory]
    [InlineData("private async void {|#0:Report|}() => await Task.Yield();", "Trader.Report", "return ValueTask")]
    [InlineData("private void Run() { Go(); async void {|#0:Go|}() => await Task.Yield(); }", "Go in Trader", "return ValueTask")]
    [InlineData("private Action Ready => {|#0:async|} () => await Task.Yield();", "A lambda in Trader", "hand it to a delegate that returns a task")]
    public Task Says_what_is_async_void_and_what_to_do(string member, string what, string remedy) => Test.ReportsAsync(
        $$"""[Agent("trader")] public sealed partial class Trader { {{member}} }""",
        CompilerWarning("CTR3006").WithLocation(0).WithMessage($"{what} is async void, so nobody waits for it and an exception in it ends the process: {remedy}"));

    [Fact]
    public Task Stands_in_every_declaration_of_the_agent() => Test.ReportsAsync(
        ["[Agent(\"trader\")] public sealed partial class Trader;", "partial class Trader { private async void {|CTR3006:Report|}() => await Task.Yield(); }"]);

    [Fact]
    public Task Is_quiet_on_what_returns_a_task_on_events_and_outside_of_agents() => Test.ReportsAsync("""
        [Agent("trader")]
        public sealed partial class Trader
        {
            public event EventHandler<UnhandledExceptionEventArgs>? Changed;

            public async Task RunAsync()
            {
                await Task.Yield();
                async ValueTask Local() => await Task.Yield();
                await Local();
                Func<Task> run = async () => await Task.Yield();
                Action plain = () => { };
                Changed += async (sender, arguments) => await Task.Yield();
                AppDomain.CurrentDomain.ProcessExit += OnExit;
                await run();
                plain();
                Changed?.Invoke(this, null!);
            }

            private void Plain() { }

            private async void OnExit(object? sender, EventArgs arguments) => await Task.Yield();

            private sealed class Inner
            {
                public async void Run() => await Task.Yield();
            }
        }
        public sealed class NoAgent
        {
            public async void Run() => await Task.Yield();
            public Action Ready => async () => await Task.Yield();
        }
        """);

    [Fact]
    public Task Leaves_the_handler_of_what_reaches_the_agent_to_the_rule_of_handlers() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            public async void HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => await Task.Yield();
        }
        [Agent("clerk"), Subscribes<FastSignals>, Ignores<Signal>("")]
        public sealed partial class Clerk
        {
            public async void {|CTR3006:HandleAsync|}(Signal signal, MessageContext context, CancellationToken cancellationToken) => await Task.Yield();
        }
        [Agent("usher"), Subscribes<FastSignals>]
        public sealed partial class Usher
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            public async void {|CTR3006:HandleAsync|}(Signal signal) => await Task.Yield();
        }
        [Agent("porter"), Subscribes<FastSignals>]
        public sealed partial class Porter
        {
            private ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            public async void {|CTR3006:HandleAsync|}(Signal signal) => await Task.Yield();
        }
        """ + Messages);
}
