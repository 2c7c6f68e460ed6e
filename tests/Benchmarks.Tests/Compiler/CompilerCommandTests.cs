using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;

namespace Benchmarks.Tests.Compiler;

public sealed class CompilerCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Help_tells_the_method_and_the_options()
    {
        var (code, output, _) = Run(["compiler", "--help"]);

        Assert.Equal(0, code);
        Assert.All(["--json", "--quick", "--only", "declaration-edit", "bootstrap", "unresolved"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("compiler", "--only")]
    [InlineData("compiler", "--only", "everything")]
    public void A_wrong_command_line_is_told_with_exit_code_2(params string[] args) =>
        Assert.Equal(2, Run(args, static () => throw new InvalidOperationException("Nothing may be built.")).Code);

    [Fact]
    public void A_generator_that_writes_nothing_fails_the_run_and_no_file_appears()
    {
        var (code, _, error) = Run(["compiler", "--quick", "--json", _folder.PathOf("figures.json")], static () => [Idle]);

        Assert.Equal(1, code);
        Assert.Contains("The generator of Idle wrote nothing for message 0.", error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Stopping_ends_with_exit_code_3_and_no_file_appears()
    {
        var (code, _, _) = Run(["compiler", "--json", _folder.PathOf("figures.json")], stop: new CancellationToken(canceled: true));

        Assert.Equal(3, code);
        Assert.Empty(_folder.Files);
    }

    public void Dispose() => _folder.Dispose();

    private static GeneratorUnderTest Idle => new("ours", "Idle", new MediatorSource(), [], [typeof(Mediator.INotification).Assembly.Location]);

    private static (int Code, string Output, string Error) Run(string[] args, Func<IReadOnlyList<GeneratorUnderTest>>? generators = null, CancellationToken? stop = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = BenchmarksCommand.Run(args, output, error, generators: generators, stop: stop ?? TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
