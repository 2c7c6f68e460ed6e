using System.Text.Json.Nodes;
using AgentContracts;

namespace TradingDesk.Tests.Redis;

/// <summary>The journals of all processes of one desk, laid side by side.</summary>
internal sealed class JournalProof
{
    private readonly List<Route> _confirmed;
    private readonly List<Copy> _copies;
    private readonly ILookup<(string Id, string Channel, string Agent), Copy> _settled;
    private readonly List<JsonNode> _lines;

    private JournalProof(IEnumerable<string> lines)
    {
        _lines = [.. lines.Select(static line => JsonNode.Parse(line)!)];
        _confirmed = [.. _lines.Where(static line => (string?)line["status"] == "confirmed" && IsStream(line)).Select(static line => new Route((string)line["id"]!, (string)line["type"]!, (string)line["channel"]!))];
        _copies = [.. _lines.Where(static line => line["outcome"] is not null).Select(static line => new Copy(
            (string)line["id"]!, (string?)line["type"], (string)line["channel"]!, IsStream(line), (string)line["agent"]!, (string)line["outcome"]!, (double?)line["age_ms"]))];
        _settled = _copies.Where(static copy => copy is { IsStream: true, Outcome: not "returned" }).ToLookup(static copy => (copy.Id, copy.Channel, copy.Agent));
    }

    public static JournalProof Read(IEnumerable<string> journals) => new(journals.SelectMany(File.ReadLines));

    /// <summary>What became of sends over streams.</summary>
    public int StreamSends(string status) => _lines.Count(line => (string?)line["status"] == status && IsStream(line));

    /// <summary>Every copy that a stream owes to an agent has exactly one outcome, and of all copies that an agent gets of one message exactly one counts.</summary>
    public void AssertEachHasOneOutcome() => AssertOutcomes(static outcomes => outcomes == 1);

    /// <summary>The same where copies may have been handed out again: none is missing.</summary>
    public void AssertNoneIsMissing() => AssertOutcomes(static outcomes => outcomes >= 1);

    /// <summary>Every message of the desk was handled by somebody.</summary>
    public void AssertEveryMessageIsHandled() =>
        Assert.Empty(DeskAgents.Messages.Keys.Except(_copies.Where(static copy => copy.Outcome == "handled").Select(static copy => copy.Type)));

    /// <summary>No message of the fastest tier was older than it may be when the hub looked for the last time before its handler.</summary>
    public void AssertNoStaleSignalIsHandled()
    {
        var longest = QualityOfService.For(Tier.UltraHft).MaxAge.TotalMilliseconds;
        var signals = _copies.Where(static copy => copy is { Outcome: "handled", Type: { } type } && DeskAgents.Messages.TryGetValue(type, out var message) && message.Tier == Tier.UltraHft).ToList();
        Assert.NotEmpty(signals);
        Assert.DoesNotContain(signals, copy => !(copy.AgeMs <= longest));
    }

    private void AssertOutcomes(Func<int, bool> suffices)
    {
        Assert.NotEmpty(_confirmed);
        var copies = _confirmed.SelectMany(static route => DeskAgents.Hearing(route.Channel).Select(agent => (Route: route, Agent: agent))).ToList();
        Assert.DoesNotContain(copies, copy => !suffices(_settled[(copy.Route.Id, copy.Route.Channel, copy.Agent.Id)].Count()));

        // A channel that an agent hears only because it stands in for another may carry what the agent ignores there and handles elsewhere.
        var messages = copies.Where(static copy => copy.Agent.Info.Subscriptions.Any(subscription => subscription.Channel.Name == copy.Route.Channel))
            .ToLookup(static copy => (copy.Route.Id, copy.Route.Type, Agent: copy.Agent.Id), static copy => copy.Route.Channel);
        Assert.DoesNotContain(messages, message => !suffices(message.Sum(channel => _settled[(message.Key.Id, channel, message.Key.Agent)].Count(static copy => copy.Outcome != "duplicate"))));
    }

    private static bool IsStream(JsonNode line) => (string?)line["delivery"] == "at_least_once";

    private sealed record Route(string Id, string Type, string Channel);

    private sealed record Copy(string Id, string? Type, string Channel, bool IsStream, string Agent, string Outcome, double? AgeMs);
}
