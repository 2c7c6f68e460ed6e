using System.Text.Json;

namespace Benchmarks.Tests.Compiler;

public sealed class CompilerQuickRunTests : IDisposable
{
    private static readonly string[] Edits = ["unrelated-edit", "declaration-edit", "message-edit"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_quick_run_writes_every_figure_but_those_of_builds()
    {
        var figures = Run();

        string[] expected =
        [
            .. from what in (string[])["cold", .. Edits]
               from messages in (int[])[10, 20]
               from name in (string[])[$"{what}/stj", $"{what}/memorypack", $"{what}/mediator", $"{what}.ms/ours", $"{what}.ms/stj", $"{what}.ms/memorypack", $"{what}.ms/mediator"]
               select $"{name}/{messages}",
            .. Edits.Select(static edit => $"{edit}/ours-10/20"),
            .. from edit in Edits from messages in (int[])[10, 20] select $"written.{edit}/ours/{messages}",
            "analyzers.ms/CTR3011/20", "analyzers.share/CTR3011/20", "analyzers.ms/all/20",
        ];
        Assert.Equal([], expected.Except(figures.Keys));
        Assert.DoesNotContain(figures.Keys, static name => name.StartsWith("build", StringComparison.Ordinal));
        Assert.All(figures, static figure => Assert.True(double.IsFinite(figure.Value) && figure.Value >= 0, figure.Key));
        Assert.Equal(1, figures["quick"]);
    }

    [Fact]
    public void Only_what_is_asked_for_is_measured()
    {
        var figures = Run("--only", "message-edit");

        Assert.All(figures.Keys.Except(["quick"]), static name => Assert.Contains("message-edit", name, StringComparison.Ordinal));
        Assert.Contains("message-edit/stj/20", figures.Keys);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, double> Run(params string[] args)
    {
        var path = _folder.PathOf("figures.json");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = BenchmarksCommand.Run(["compiler", "--quick", "--json", path, .. args], output, error, stop: TestContext.Current.CancellationToken);

        Assert.True(code == 0, error.ToString());
        Assert.Contains("THE FIGURES SAY NOTHING", output.ToString(), StringComparison.Ordinal);
        return JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path))!;
    }
}
