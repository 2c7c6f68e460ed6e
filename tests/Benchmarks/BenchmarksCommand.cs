using System.CommandLine;
using Benchmarks.Compiler;
using Benchmarks.Compiler.Generators;
using Benchmarks.Dispatch;
using Benchmarks.Hubs;
using Benchmarks.Hubs.Rigs;
using Benchmarks.Hubs.Runs;
using Benchmarks.Scale;
using Benchmarks.Suites;

namespace Benchmarks;

/// <summary>The command line.</summary>
internal static class BenchmarksCommand
{
    private const string Description = """
        Compares the codecs, the validators, the dispatch and the hub of Contracts with others, what its generator costs a compiler, and the hub with itself
        when there is more of something.

        Exit codes:
          0  everything was measured, whether the goals are met or not
          1  a codec, validator, generator, dispatch or hub does not do what is to be measured, a build fails, or redis-server is missing: there are
             no figures
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

    private const string HubDescription = """
        Compares the hub over Redis with StackExchange.Redis by hand on the same bytes, with a record through System.Text.Json over it, and with streams
        written by hand, and with NATS where nats-server is installed. Starts redis-server itself: one without persistence and one with appendfsync always.

        Method:
          Every rig runs in a process of its own in every round, in rotated order. It sends and hears its messages: awaited with 1, 16 and 256 in
          flight, unawaited, and paced at 1,000 and 10,000 a second, after a warm-up that does not count.
          Rate is delivered messages a second; cpu is processor time of sender and receiver, bytes what both allocate, per message; p50, p99 and
          p99.9 are from before the send to the handler.
          Everything of ours is on: validation on both ends, and the ledger, which must balance or the run fails.
          A ratio is ours / theirs in the same round; a figure is the median over the rounds with a 95 % bootstrap interval, unresolved beyond ± 5 %.
        """;

    private const string DispatchDescription = """
        Compares how the hub brings a decoded message to one handler and to three with a call of the handler through IHandle, with Mediator (source
        generated), with MediatR and with Wolverine's InvokeAsync.

        Method:
          Before anything is measured, every contender must call each handler once with each of 32 messages. No handler is inlined.
          Ours is the hub's own dispatch and context, from a copy that holds the decoded message, of a message without rules. What finding the handler by
          the message's name, validating three rules, and the ledger add stands beside it in ns, and the hub's whole way in, from the transport to
          the outcome. In the end the ledger must balance.
          Every lane runs through the tiers of the JIT compiler first. Then rounds of about 3 ms per lane follow, interleaved and rotated.
          Time is the processor time of the measuring thread on Linux and elapsed time elsewhere.
          A ratio is ours / peer in the same round; a figure is the median over the rounds with a 95 % bootstrap interval, unresolved beyond ± 5 %.
        """;

    private const string ScaleDescription = """
        Measures the rate, the latency and the memory of the hub against the number of channels (1 to 10,000), of agents (1 to 1,000) and of message types (10 to
        1,000), and against the size of messages (64 B to 64 KiB); channels and sizes over Redis as well, on a redis-server that it starts. All of it takes an hour or more.

        Method:
          Each system is source text, compiled in memory with the generator. It runs in a process of its own in every round, in rotated order.
          After a warm-up the rate is that of sends that nobody awaits (over Redis of 256 in flight), as messages a second of processor time, whichever
          threads spend it; p50 is from before the send to the handler at 1,000 a second; memory is what the system keeps of the heap.
          The slope is that of the logarithms: 0 where it is constant, 1 where it doubles when the number doubles, -1 where it halves.
          Everything is on: validation on both ends, and the ledger, which must balance or the run fails.
          A figure is the median over the rounds with a 95 % bootstrap interval, unresolved beyond ± 5 % (a slope beyond ± 0.05).
        """;

    private static readonly Option<string?> Json = CreateJson();

    private static readonly Option<string[]> Only = new("--only")
    {
        HelpName = "text",
        Description = "Measures only figures whose name holds the text, such as json.encode/stj; may be given several times. What codecs name all is then over the messages that are left.",
    };

    private static readonly Option<string[]> Fields = new("--only")
    {
        HelpName = "text",
        Description = "Measures only figures whose name holds the text, such as dispatch.1/mediator; may be given several times.",
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "As few rounds as it takes to test the program; the figures say nothing.",
    };

    private static readonly Option<string[]> Parts = CreateParts();

    private static readonly Option<string[]> Rigs = new("--only")
    {
        HelpName = "text",
        Description = "Runs only rigs whose name holds the text, such as stream; may be given several times.",
    };

    private static readonly Option<string[]> Series = new("--only")
    {
        HelpName = "text",
        Description = "Measures only series whose name holds the text, such as agents-channels; may be given several times.",
    };

    private static readonly Argument<string> ProjectFile = new("project");

    private static readonly Option<int> Payload = new("--payload") { HelpName = "bytes", Description = "How long the text of a message is." };

    private static readonly Option<bool> Encoded = new("--encoded") { Description = "Encodes messages in process as well." };

    private static readonly Option<int> Rounds = CreateRounds();

    private static readonly Argument<string> RigName = CreateRigName();

    private static readonly Option<string?> Redis = new("--redis") { HelpName = "host:port", Description = "The server; of NATS for nats." };

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
            .Run(new RunOptions { Json = parsed.GetValue(Json), Only = parsed.GetValue(Only) ?? [], Quick = parsed.GetValue(Quick) }, stop));

        var compiler = new Command("compiler", CompilerDescription) { Json, Parts, Quick };
        compiler.SetAction(parsed => new CompilerBenchmark(generators ?? GeneratorCatalog.Build, output, error)
            .Run(new CompilerOptions { Json = parsed.GetValue(Json), Quick = parsed.GetValue(Quick), Only = parsed.GetValue(Parts) ?? [] }, stop));

        var hub = new Command("hub", HubDescription) { Json, Rigs, Rounds, Quick };
        hub.SetAction(parsed => new HubBenchmark(output, error).RunAsync(
            new HubOptions { Json = parsed.GetValue(Json), Only = parsed.GetValue(Rigs) ?? [], Rounds = parsed.GetValue(Rounds), Quick = parsed.GetValue(Quick) }, stop));

        var dispatch = new Command("dispatch", DispatchDescription) { Json, Fields, Quick };
        dispatch.SetAction(parsed => new DispatchBenchmark(output, error).RunAsync(
            new RunOptions { Json = parsed.GetValue(Json), Only = parsed.GetValue(Fields) ?? [], Quick = parsed.GetValue(Quick) }, stop));

        var rig = new Command(RigProcess.Command, "Runs one rig of hub, for the process that has started it.") { RigName, Redis, Quick };
        rig.Hidden = true;
        rig.SetAction(parsed => new HubBenchmark(output, error).RunRigAsync(
            RigKind.All.First(kind => kind.Name == parsed.GetValue(RigName)), parsed.GetValue(Redis), parsed.GetValue(Quick)));

        var scale = new Command("scale", ScaleDescription) { Json, Series, Quick };
        scale.SetAction(parsed => new ScaleBenchmark(output, error).RunAsync(
            new RunOptions { Json = parsed.GetValue(Json), Only = parsed.GetValue(Series) ?? [], Quick = parsed.GetValue(Quick) }, stop));

        var point = new Command(ScaleBenchmark.PointCommand, "Runs one system of scale, for the process that has started it.") { ProjectFile, Payload, Encoded, Redis, Quick };
        point.Hidden = true;
        point.SetAction(parsed => new ScaleBenchmark(output, error).RunPointAsync(
            parsed.GetValue(ProjectFile)!, parsed.GetValue(Payload), parsed.GetValue(Encoded), parsed.GetValue(Redis), parsed.GetValue(Quick)));

        var parsed = new RootCommand(Description) { codecs, compiler, hub, dispatch, scale, rig, point }.Parse(args);
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

    private static Option<string?> CreateJson()
    {
        var json = new Option<string?>("--json")
        {
            HelpName = "file",
            Description = "Writes the figures to a file: one object of names, which tests/Benchmarks/README.md explains, and numbers.",
        };
        json.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var file }, ..] && file.StartsWith("--", StringComparison.Ordinal))
            {
                given.AddError($"--json needs a file, and {file} is an option. For a file of that name, write ./{file}.");
            }
        });
        return json;
    }

    private static Option<int> CreateRounds()
    {
        var rounds = new Option<int>("--rounds")
        {
            HelpName = "number",
            Description = $"How often every rig runs, at least once; a round of all takes two to three minutes. With less than {HubOptions.LeastRounds} all figures are unresolved.",
            DefaultValueFactory = static _ => new HubOptions().Rounds,
        };
        rounds.Validators.Add(static given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
            {
                given.AddError($"--rounds {given.GetValueOrDefault<int>()}: at least 1, and {HubOptions.LeastRounds} for figures to publish.");
            }
        });
        return rounds;
    }

    private static Argument<string> CreateRigName()
    {
        var name = new Argument<string>("rig");
        name.AcceptOnlyFromAmong([.. RigKind.All.Select(static kind => kind.Name)]);
        return name;
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
