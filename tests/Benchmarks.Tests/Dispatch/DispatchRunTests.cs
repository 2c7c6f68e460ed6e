using System.Text.Json;
using Benchmarks.Dispatch;
using Benchmarks.Measuring;

namespace Benchmarks.Tests.Dispatch;

public sealed class DispatchRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_quick_run_checks_every_contender_and_writes_every_figure()
    {
        var (exitCode, output, error) = Run("--json", _folder.PathOf("figures.json"));

        Assert.True(exitCode == 0, error);
        Assert.Contains("THE FIGURES SAY NOTHING", output, StringComparison.Ordinal);
        Assert.Contains("The ledger balances", output, StringComparison.Ordinal);
        var figures = Figures();
        Assert.Equal(
            [],
            ((string[])[
                .. from handlers in (int[])[1, 3] from peer in (string[])["direct", "mediator", "mediatr", "wolverine"] select $"dispatch.{handlers}/{peer}",
                "alloc.dispatch.1/ours", "alloc.dispatch.3/ours", "alloc.wayin/ours", "dispatch.ns/ours", "find.ns/ours", "validate.ns/ours", "ledger.ns/ours", "wayin.ns/ours", "wayout.ns/ours", "alloc.wayout/ours",
            ]).Except(figures.Keys));
        Assert.All(figures, static figure => Assert.True(double.IsFinite(figure.Value), figure.Key));
        Assert.All(DispatchGoals.All, goal => Assert.Contains(goal.Figure, figures.Keys));
    }

    [Fact]
    public void Only_the_figures_that_are_asked_for_are_measured()
    {
        var (exitCode, output, error) = Run("--only", "dispatch.3/direct", "--json", _folder.PathOf("figures.json"));

        Assert.True(exitCode == 0, error);
        Assert.Contains("whose name holds dispatch.3/direct", output, StringComparison.Ordinal);
        Assert.Equal(["quick", "dispatch.3/direct", "alloc.dispatch.3/ours"], Figures().Keys);
    }

    [Fact]
    public void Asking_for_figures_that_do_not_exist_is_told_with_exit_code_2()
    {
        var (exitCode, _, error) = Run("--only", "dispatch.2");

        Assert.Equal(2, exitCode);
        Assert.Contains("dispatch.2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_handled_leaves_the_ledger_unbalanced_and_fails_the_run()
    {
        await using var hub = new OurHub();
        var agent = OurAgent.Of(hub, new Benchmarks.Dispatch.Contracts.FirstEar());
        hub.Publish(hub.Frames([new Benchmarks.Dispatch.Contracts.Tick("BTC/USD", 1, 1)])[0]);

        Assert.Throws<DispatchException>(hub.Check);
        agent.Work();
        hub.Check();
    }

    public void Dispose() => _folder.Dispose();

    private static (int ExitCode, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = BenchmarksCommand.Run(["dispatch", "--quick", .. args], output, error, stop: TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }

    private Dictionary<string, double> Figures() => JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(_folder.PathOf("figures.json")))!;
}
