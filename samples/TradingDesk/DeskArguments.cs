using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AgentContracts.Redis;
using TradingDesk.Clock;
using TradingDesk.Otlp;

namespace TradingDesk;

/// <summary>The options of the command line: what each may be, and which go together.</summary>
internal static class DeskArguments
{
    private const int LongestSeconds = 86_400;
    private const int LeastInactive = 1;
    private const int DefaultKills = 5;
    private const int MostKills = 1_000;

    private static readonly Option<string?> Feed = new("--feed")
    {
        HelpName = "file",
        Description = "A CSV file of trades whose header row names timestamp (Unix ms), side (buy or sell), price and amount; other columns are ignored. "
            + "Without it a built-in market of about 20 s is played.",
    };

    private static readonly Option<Speed> Pace = new("--speed")
    {
        HelpName = "X|max",
        Description = "How many times as fast as in reality the feed is played. With max, time is virtual and moves only when nothing is in flight: "
            + "the run takes as long as the work does and gives the same counts every time.",
        DefaultValueFactory = static _ => Speed.Real,
        CustomParser = static argument => Speed.TryParse(Text(argument), out var speed) ? speed : Reject<Speed>(argument, "a number from 0.01 to 1000000, or max"),
    };

    private static readonly Option<TimeSpan?> Duration = new("--duration")
    {
        HelpName = "seconds",
        Description = "Plays only this much of the feed, in the feed's own time; makes the built-in market longer or shorter.",
        CustomParser = static argument => Seconds(argument),
    };

    private static readonly Option<string?> Redis = new("--redis")
    {
        HelpName = "host:port",
        Description = "Lets the agents talk through Redis. Takes a StackExchange.Redis connection string, too, such as host:port,user=desk,ssl=true. "
            + $"Without a value the connection string is that of the environment variable {RedisAddress.EnvironmentVariable}, the better place for a password. "
            + "An agent of its own, floor, then agrees with the other processes over the channel trading_floor when to begin and when to leave.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        HelpName = "name",
        Description = "Stands before every name in Redis: desks with different prefixes do not hear each other.",
        CustomParser = static argument => ValidPrefix(argument),
    };

    private static readonly Option<string[]?> Agents = new("--agents")
    {
        HelpName = "id,id",
        Description = $"Runs only these agents here and leaves the others to other processes over the same Redis: {string.Join(", ", DeskAgents.Ids)}. "
            + "Give each process the same feed, speed and duration: the market is no message, and each plays it to its own agents.",
        CustomParser = static argument => KnownAgents(argument),
    };

    private static readonly Option<TimeSpan?> Wait = new("--wait")
    {
        HelpName = "seconds",
        Description = "How long to wait for the agents of other processes. [default: 60]",
        CustomParser = static argument => Seconds(argument),
    };

    private static readonly Option<TimeSpan?> InactiveAfter = new("--inactive-after")
    {
        HelpName = "seconds",
        Description = "After how long without a sign of life an agent counts as inactive, which a health alert tells; it beats ten times as often. From 1 to 86400. [default: 60, with a beat every 5]",
        CustomParser = static argument => Seconds(argument, static seconds => seconds is >= LeastInactive and <= LongestSeconds, $"from {LeastInactive} to {LongestSeconds}"),
    };

    private static readonly Option<string?> Summary = new("--summary")
    {
        HelpName = "file",
        Description = "Writes trades, balance, messages, ledger, latencies, health alerts, the last roll call, what each agent did, whether the run was stopped before its end "
            + "and, with --chaos, the checker's verdict to a JSON file.",
    };

    private static readonly Option<string?> Journal = new("--journal")
    {
        HelpName = "file",
        Description = "Writes one JSON line for each route that a message took, and one for each outcome.",
    };

    private static readonly Option<OtlpEndpoint?> Otlp = new("--otlp")
    {
        HelpName = "endpoint",
        Description = "Sends traces, metrics and logs to a collector, such as http://localhost:4318: each trade as one trace through all processes. "
            + $"Over HTTP; over gRPC on port 4317, or where the environment variable {OtlpEndpoint.ProtocolVariable} says grpc.",
        CustomParser = static argument => OtlpEndpoint.TryParse(Text(argument), out var endpoint)
            ? endpoint
            : Reject<OtlpEndpoint?>(argument, "the http or https address of a collector, such as http://localhost:4318"),
    };

    private static readonly Option<bool> Plain = new("--plain")
    {
        Description = "Prints lines on a terminal, too, as it does where the output goes to a file or a pipe.",
    };

    private static readonly Option<int> Chaos = new("--chaos")
    {
        HelpName = "kills",
        Description = "Starts a redis-server of its own, trades over it, kills it (kill -9) and starts it again so often while the market plays, and ends with what a checker "
            + $"says of every message that was recorded. [default: {DefaultKills}]",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = static argument => argument.Tokens.Count == 0 ? DefaultKills
            : int.TryParse(Text(argument), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) && kills is > 0 and <= MostKills ? kills
            : Reject<int>(argument, $"a whole number from 1 to {MostKills}"),
    };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Feed, Pace, Duration, Redis, Prefix, Agents, Wait, InactiveAfter, Chaos, Summary, Journal, Otlp, Plain])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>What a command line without errors asks for.</summary>
    public static DeskOptions Read(ParseResult parsed) => new()
    {
        Feed = parsed.GetValue(Feed),
        Speed = parsed.GetValue(Pace),
        Duration = parsed.GetValue(Duration),
        Summary = parsed.GetValue(Summary),
        Journal = parsed.GetValue(Journal),
        Otlp = parsed.GetValue(Otlp),
        Plain = parsed.GetValue(Plain),
        Agents = parsed.GetValue(Agents) is { Length: > 0 } ids ? ids : DeskAgents.Ids,
        Redis = parsed.GetResult(Redis) is null ? null : new(ConnectionString(parsed.GetValue(Redis))!, parsed.GetValue(Prefix)),
        InactiveAfter = parsed.GetValue(InactiveAfter),
        Wait = parsed.GetValue(Wait) ?? new DeskOptions().Wait,
        Kills = parsed.GetResult(Chaos) is { } chaos ? chaos.Tokens.Count == 0 ? DefaultKills : parsed.GetValue(Chaos) : null,
    };

    private static void Check(CommandResult command)
    {
        if (command.GetResult(Chaos) is not null)
        {
            CheckChaos(command);
            return;
        }

        if (command.GetResult(Redis) is not { } redis)
        {
            foreach (var option in (Option[])[Agents, Prefix, Wait])
            {
                if (command.GetResult(option) is { Implicit: false })
                {
                    command.AddError($"{option.Name} needs --redis: without it all five agents run in this process and talk to nobody else.");
                }
            }

            return;
        }

        var connectionString = ConnectionString(redis.Tokens is [var token, ..] ? token.Value : null);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            command.AddError($"--redis needs HOST:PORT, or a connection string in the environment variable {RedisAddress.EnvironmentVariable}.");
        }
        else if (RedisAddress.ProblemWith(connectionString) is { } problem)
        {
            command.AddError($"--redis must be HOST:PORT or a StackExchange.Redis connection string: {problem}");
        }

        CheckPace(command);
    }

    private static void CheckChaos(CommandResult command)
    {
        foreach (var option in (Option[])[Redis, Prefix, Agents, Wait])
        {
            if (command.GetResult(option) is { Implicit: false })
            {
                command.AddError($"{option.Name} does not go with --chaos, which starts a Redis of its own and kills it: all five agents run in this process.");
            }
        }

        CheckPace(command);
    }

    private static void CheckPace(CommandResult command)
    {
        if (command.GetResult(Pace) is { Implicit: false, Tokens: [{ Value: "max" }] })
        {
            command.AddError("--speed max moves a clock of its own, and Redis lives by real time: give a number, such as --speed 20.");
        }
    }

    private static string? ConnectionString(string? given) => given ?? Environment.GetEnvironmentVariable(RedisAddress.EnvironmentVariable);

    private static TimeSpan? Seconds(ArgumentResult argument) =>
        Seconds(argument, static seconds => seconds is > 0 and <= LongestSeconds, $"above 0 and not above {LongestSeconds}");

    private static TimeSpan? Seconds(ArgumentResult argument, Predicate<double> isValid, string range) =>
        double.TryParse(Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && isValid(seconds)
            ? TimeSpan.FromSeconds(seconds)
            : Reject<TimeSpan?>(argument, $"a number of seconds {range}");

    private static string[]? KnownAgents(ArgumentResult argument)
    {
        var ids = Text(argument).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length != 0 && ids.All(DeskAgents.Ids.Contains))
        {
            return ids;
        }

        var unknown = ids.Except(DeskAgents.Ids).Select(static id => $"'{id}'");
        argument.AddError($"--agents must name some of {string.Join(", ", DeskAgents.Ids)}; {(ids.Length == 0 ? "it names none" : $"{string.Join(", ", unknown)} is none of them")}.");
        return null;
    }

    private static string? ValidPrefix(ArgumentResult argument)
    {
        try
        {
            // An empty one, such as an unset variable of a shell leaves, would join the desk of all who give none.
            ArgumentException.ThrowIfNullOrEmpty(Text(argument));
            _ = new RedisNames(Text(argument));
            return Text(argument);
        }
        catch (ArgumentException)
        {
            return Reject<string?>(argument, "a name that is not empty, without braces, blanks and control characters");
        }
    }

    private static string Text(ArgumentResult argument) => argument.Tokens[0].Value;

    private static T? Reject<T>(ArgumentResult argument, string expected)
    {
        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} must be {expected}; '{Text(argument)}' is not.");
        return default;
    }
}
