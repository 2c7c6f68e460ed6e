using Benchmarks.Suites;

namespace Benchmarks.Tests;

/// <summary>What a command line gave.</summary>
internal sealed record CodecsRun(int ExitCode, string Output, string Error)
{
    public static CodecsRun Of(string[] args, Func<IReadOnlyList<Suite>>? build = null, CancellationToken? stop = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = BenchmarksCommand.Run(args, output, error, build, stop: stop ?? TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }
}
