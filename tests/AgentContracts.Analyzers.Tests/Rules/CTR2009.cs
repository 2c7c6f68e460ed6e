using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.UnheardEmergencyAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2009
{
    private const string Messages = """

        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);

        """;

    private const string Sender = """
        [Agent("sender"), Publishes<Alarm>]
        public sealed partial class Sender(IHub<Sender> hub)
        {
            public async Task RunAsync() => await hub.{|#0:BroadcastEmergencyAsync|}(new Alarm("fire"));
        }

        """ + Messages;

    [Fact]
    public Task Stands_on_the_broadcast_of_what_is_no_emergency() => Test.ReportsAsync(
        """
        [Agent("trader"), Publishes<Signal>]
        public sealed partial class Trader(IHub<Trader> hub)
        {
            public async Task RunAsync(Signal signal, CancellationToken cancellationToken)
            {
                await hub.{|#0:BroadcastEmergencyAsync|}(signal, cancellationToken);
                Func<Signal, CancellationToken, ValueTask<RollCall>> broadcast = hub.{|#1:BroadcastEmergencyAsync|};
                await broadcast(signal, cancellationToken);
            }
        }
        """ + Messages,
        CompilerError("CTR2009").WithLocation(0).WithMessage("Signal is not an emergency: mark it [Emergency] or send it with SendAsync"),
        CompilerError("CTR2009").WithLocation(1).WithMessage("Signal is not an emergency: mark it [Emergency] or send it with SendAsync"));

    [Fact]
    public Task Stands_on_an_alarm_that_nobody_in_the_whole_system_handles() => Test.ReportsAsync(
        """
        [assembly: WholeSystem]
        [Agent("deaf"), Subscribes<ExecutionAlerts>, Ignores<Alarm>("it is deaf"), Ignores<SystemHealthAlert>("it is deaf")] public sealed partial class Deaf;
        [Agent("elsewhere"), Subscribes<FastSignals>, Ignores<Signal>("it is busy")] public sealed partial class Elsewhere;

        """ + Sender,
        CompilerError("CTR2009").WithLocation(0).WithMessage("Alarm is broadcast, but no agent of the system handles it: subscribe an agent to an [Emergency] channel and handle it there"));

    [Fact]
    public Task Is_quiet_where_other_projects_may_handle_it() => Test.ReportsAsync(Unmarked(Sender));

    [Fact]
    public Task Is_quiet_where_an_agent_hears_and_handles_it() => Test.ReportsAsync(
        ["[assembly: WholeSystem]\n" + Unmarked(Sender), """
        [Agent("guard"), Subscribes<ExecutionAlerts>]
        public sealed partial class Guard
        {
            public ValueTask HandleAsync(Alarm m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(SystemHealthAlert m, MessageContext c, CancellationToken t) => default;
        }
        """]);

    [Fact]
    public Task Is_quiet_on_what_it_cannot_know() => Test.ReportsAsync("""
        public static class Program
        {
            public static ValueTask<RollCall> ForwardAsync<T>(IHub<Trader> hub, T message) where T : IMessage<T> => hub.BroadcastEmergencyAsync(message);
            public static void Shout(Radio radio, Signal signal) => radio.BroadcastEmergencyAsync(signal);
        }
        public sealed class Radio { public void BroadcastEmergencyAsync<T>(T message) { } }
        [Agent("trader")] public sealed partial class Trader;
        """ + Messages);

    private static string Unmarked(string source) => source.Replace("{|#0:", "").Replace("|}", "");
}
