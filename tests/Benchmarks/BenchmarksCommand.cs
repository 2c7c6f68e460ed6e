using System.CommandLine;
using Benchmarks.Compiler;
using Benchmarks.Compiler.Generators;
using Benchmarks.Suites;

namespace Benchmarks;

/// <summary>The command line.</summary>
internal static class BenchmarksCommand
{
    private const string Description = """
        Compares the codecs and validators of Contracts with others, and what its generator costs a compiler.

        Exit codes:
          0  everything was measured, whether the goals are met or not
          1  a codec, validator or generator does not do what is to be measured, or a build fails: there are no figures
          2  an argument, or the file to write to, is wrong
          3  stopped with Ctrl+C or SIGTERM: nothing was written to the file
        """;

    private const string CodecsDescription = """
        Compares our JSON, binary and validators with System.Text.Json (source generated), MemoryPack, MessagePack-CSharp and Nerdbank.MessagePack
        (integer keys), Google.Protobuf and System.ComponentModel.DataAnnotations on five messages of the trading desk: with double prices, with
        decimal prices, and with strings that are long or beyond ASCII.

        Method:
          Before anything is measured, each codec must read what it wrote, and ours and System.Text.Json what the other wrote, as an equal message;
          valid messages must have no violation and broken ones three.
          32 different messages of each type take turns. Buffers and writers are reused. Payloads are without the header; what the header costs
          stands beside them (names with -frame).
          Every lane runs through the tiers of the JIT compiler first. Then rounds of about 3 ms per lane follow, interleaved and rotated.
          Time is the processor time of the measuring thread on Linux and elapsed time elsewhere.
          A ratio is ours / peer in the same round; a figure is the median over the rounds with a 95 % bootstrap interval. A field of lanes is
          measured until all its intervals are within ± 5 %, all of them for five minutes at most; what is not within is called unresolved.
          An interval is about this process; the next one may differ by more.
        Figures named .../all are the median over the five messages, or the most where they are bytes of our own.
        """;

    private const string CompilerDescription = """
        Compares what our generator costs a compiler with the generators of System.Text.Json, MemoryPack and Mediator, on projects of 100 and of 1,000
        records with six members each, ten to a file; ours has a channel and an agent for every file.

        Method:
          Before anything is measured, what each generator writes must compile.
          cold              a new driver and new syntax trees, in a process that has run the generator before.
          unrelated-edit    the same driver, after an edit in a method body of a class that no generator cares for.
          declaration-edit  the same driver, after a constant came to or went from that class.
          message-edit      the same driver, after an edit of a rule on one member of one record.
          Rounds of all generators and sizes are interleaved and rotated, after some that do not count.
          Time is the processor time of the measuring thread on Linux and elapsed time elsewhere.
          A ratio is ours / peer in the same round; a figure is the median over the rounds with a 95 % bootstrap interval. What is not within ± 5 %
          after five minutes is called unresolved.
          analyzers         each rule's time and its share, from the compiler's telemetry (elapsed time).
          build             elapsed time of dotnet build --no-restore after a changed line, with each generator and the analyzers that come with
                            it and without, each compiler a new process; a ratio is what ours adds / what the peer adds.
        """;

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "file",
        Description = "Writes the figures to a file: one object with names such as json.encode/stj/HftArbitrageSignal and ratios, or bytes of our own under .../ours/....",
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        HelpName = "text",
        Description = "Measures only figures whose name holds the text, such as json.encode/stj; may be given several times. What is named all is then over the messages that are left.",
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "A few rounds, to test the program; the figures say nothing.",
    };

    private static readonly Option<string[]> Parts = CreateParts();

    /// <summary>Reads the command line and runs what it asks for.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Gets what was asked for.</param>
    /// <param name="error">Gets what is wrong, and how far it is.</param>
    /// <param name="build">Makes what is compared; the catalog unless given.</param>
    /// <param name="generators">Makes the generators that are compared; the catalog unless given.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(
        string[] args, TextWriter output, TextWriter error, Func<IReadOnlyList<Suite>>? build = null, Func<IReadOnlyList<GeneratorUnderTest>>? generators = null, CancellationToken stop = default)
    {
        var codecs = new Command("codecs", CodecsDescription) { Json, Only, Quick };
        codecs.SetAction(parsed => new CodecsBenchmark(build ?? SuiteCatalog.Build, output, error)
            .Run(new CodecsOptions { Json = parsed.GetValue(Json), Only = parsed.GetValue(Only) ?? [], Quick = parsed.GetValue(Quick) }, stop));

        var compiler = new Command("compiler", CompilerDescription) { Json, Parts, Quick };
        compiler.SetAction(parsed => new CompilerBenchmark(generators ?? GeneratorCatalog.Build, output, error)
            .Run(new CompilerOptions { Json = parsed.GetValue(Json), Quick = parsed.GetValue(Quick), Only = parsed.GetValue(Parts) ?? [] }, stop));

        var parsed = new RootCommand(Description) { codecs, compiler }.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                error.WriteLine(wrong.Message);
            }

            error.WriteLine("--help shows commands and options.");
            return ExitCode.BadInput;
        }

        // Signals are the program's business: whoever calls this has given a token for them.
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null });
    }

    private static Option<string[]> CreateParts()
    {
        var parts = new Option<string[]>("--only")
        {
            HelpName = "what",
            Description = $"Measures this alone; may be given several times: {string.Join(", ", CompilerOptions.Everything)}.",
        };
        parts.AcceptOnlyFromAmong([.. CompilerOptions.Everything]);
        return parts;
    }
}
