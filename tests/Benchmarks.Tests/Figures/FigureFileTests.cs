using System.Text.Json;
using Benchmarks.Figures;
using Benchmarks.Statistics;

namespace Benchmarks.Tests.Figures;

public sealed class FigureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("figures.json");

    [Fact]
    public void Names_and_values_make_one_object()
    {
        Write(quick: false);

        Assert.Equal(new() { ["json.encode/stj/all"] = 0.125, ["binary.bytes/ours/all"] = 42 }, Read());
        Assert.Equal(["figures.json"], _folder.Files);
    }

    [Fact]
    public void Quick_figures_say_that_they_say_nothing()
    {
        Write(quick: true);

        Assert.Equal(1, Read()["quick"]);
    }

    [Fact]
    public void A_run_that_was_stopped_leaves_what_was_there()
    {
        File.WriteAllText(Path, "earlier");

        FigureFile.Open(Path).Dispose();

        Assert.Equal("earlier", File.ReadAllText(Path));
        Assert.Equal(["figures.json"], _folder.Files);
    }

    [Fact]
    public void What_cannot_be_written_is_told_before_anything_is_measured()
    {
        Assert.Throws<FigureFileException>(() => FigureFile.Open(_folder.PathOf("")));
        Assert.Throws<FigureFileException>(() => FigureFile.Open(_folder.PathOf("no/folder.json")));
    }

    [Fact]
    public void A_link_stays_one_and_leads_to_the_figures()
    {
        var link = _folder.PathOf("link.json");
        File.WriteAllText(Path, "earlier");
        File.CreateSymbolicLink(link, Path);

        Write(quick: false, link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(42, Read()["binary.bytes/ours/all"]);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    public void A_device_is_not_replaced(string path) => Assert.Contains("device", Assert.Throws<FigureFileException>(() => FigureFile.Open(path)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private void Write(bool quick, string? path = null)
    {
        var figures = new FigureSet();
        figures.Add(new("json.encode/stj/all", Estimate.Exactly(0.125), true));
        figures.Add(new("binary.bytes/ours/all", Estimate.Exactly(42), true));
        using var file = FigureFile.Open(path ?? Path);
        file.Write(figures, quick);
    }

    private Dictionary<string, double> Read() => JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Path))!;
}
