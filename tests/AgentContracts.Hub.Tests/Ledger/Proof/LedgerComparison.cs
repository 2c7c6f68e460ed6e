using AgentContracts.Conformance;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>Compares every figure of every ledger with what was recorded apart from it, once a history is at rest.</summary>
internal sealed class LedgerComparison
{
    private static readonly RouteStatus[] Taken = [RouteStatus.Confirmed, RouteStatus.NoReceivers];

    private readonly History _history;
    private readonly Recorder _recorder;
    private readonly Dictionary<TestHub, HubSnapshot> _snapshots;
    private readonly Dictionary<string, TestHub> _hubs;
    private readonly ILookup<(string Channel, string Instance), Performance> _performances;
    private readonly ILookup<(string Channel, string Instance), DeadLetter> _letters;
    private readonly ILookup<(string Channel, string Instance), Recorder.Settlement> _settlements;
    private readonly Dictionary<(string Channel, string Instance), int> _acknowledgements;

    public LedgerComparison(History history)
    {
        _history = history;
        _recorder = history.Recorder;
        _snapshots = history.Hubs.ToDictionary(static hub => hub, static hub => hub.Snapshot);
        _hubs = _snapshots.SelectMany(static pair => pair.Value.Ledger.Select(row => (row.Instance, Hub: pair.Key))).Distinct().ToDictionary();
        _performances = history.Script.Performances.ToLookup(performance => (performance.Channel, InstanceOf(performance)));
        _letters = _recorder.Letters.ToLookup(static letter => (letter.Channel, letter.Instance));
        _settlements = _recorder.Settlements.ToLookup(static settlement => (settlement.Channel, settlement.Instance));
        _acknowledgements = _recorder.Acknowledgements.CountBy(static entry => entry).ToDictionary();
    }

    public void AssertAll()
    {
        var rows = _snapshots.Values.SelectMany(static snapshot => snapshot.Ledger).ToArray();
        Assert.Equal(rows.Length, rows.DistinctBy(static row => (row.Channel, row.Instance)).Count());
        var arrivals = _recorder.Arrivals.ToLookup(static arrival => (arrival.Channel, arrival.Instance));
        Assert.Empty(arrivals.Select(static group => group.Key).Except(rows.Select(static row => (row.Channel, row.Instance))));
        foreach (var row in rows)
        {
            AssertRow(row, [.. arrivals[(row.Channel, row.Instance)]], [.. _settlements[(row.Channel, row.Instance)]]);
        }

        AssertStreams();
        foreach (var hub in _history.Hubs)
        {
            AssertSends(hub);
            AssertMessages(hub);
            AssertLatencies(hub);
        }

        AssertObserver();
    }

    private void AssertRow(LedgerRow row, Recorder.Arrival[] arrivals, Recorder.Settlement[] settlements)
    {
        var performances = _performances[(row.Channel, row.Instance)].ToArray();
        var letters = _letters[(row.Channel, row.Instance)].ToArray();
        var expected = new LedgerRow
        {
            Channel = row.Channel,
            Agent = row.Agent,
            Instance = row.Instance,
            Received = arrivals.Length,
            Handled = performances.Count(static performance => performance.IsHandled),
            Late = performances.Count(static performance => performance is { IsHandled: true, Late: true }),
            Invalid = letters.Count(static letter => letter.Reason == DeadLetterReason.Invalid),
            DeadLettered = letters.Count(static letter => letter.Reason != DeadLetterReason.Invalid),
            Expired = settlements.Count(static settlement => settlement.Outcome == Outcome.Expired),
            Dropped = settlements.Count(static settlement => settlement.Outcome == Outcome.Dropped),
            Duplicate = settlements.Count(static settlement => settlement.Outcome == Outcome.Duplicate),
            Ignored = settlements.Count(static settlement => settlement.Outcome == Outcome.Ignored),
            UnknownType = settlements.Count(static settlement => settlement.Outcome == Outcome.UnknownType),
            Returned = settlements.Count(static settlement => settlement.Outcome == Outcome.Returned),
            Lost = LostOf(arrivals),
            Reordered = ReorderedOf(arrivals),
        };

        Assert.Equal(expected, row);
        Assert.True(row.IsBalanced, $"Not balanced: {row}");

        // Each copy that came has exactly one outcome.
        Assert.Equal(arrivals.Select(static arrival => $"{arrival.Id}").Order(), settlements.Select(static settlement => $"{settlement.Id}").Order());

        // The broker was told once of each copy of a stream that is finished and was not kept.
        var acknowledged = _acknowledgements.GetValueOrDefault((row.Channel, row.Instance));
        var finished = settlements.Count(static settlement => settlement.Outcome is not (Outcome.Returned or Outcome.Invalid or Outcome.DeadLettered));
        var offStream = arrivals.Count(static arrival => !arrival.IsStream);
        var unacknowledged = arrivals.Count(static arrival => arrival.IsEvicted);
        Assert.InRange(acknowledged, finished - offStream - unacknowledged, finished - unacknowledged);
    }

    /// <summary>Every message that a stream took has exactly one final outcome at each agent that reads it.</summary>
    private void AssertStreams()
    {
        var final = _recorder.Settlements
            .Where(static settlement => settlement.Outcome != Outcome.Returned)
            .CountBy(settlement => (settlement.Id, settlement.Channel, Agent: _recorder.AgentOf(settlement.Instance)))
            .ToDictionary();
        var confirmed = _history.Receipts
            .SelectMany(static sent => sent.Receipt.Routes
                .Where(static route => route is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Confirmed })
                .Select(route => (Id: sent.Receipt.MessageId, route.Channel)))
            .Concat(_history.ForeignMessages);
        var groups = _recorder.Groups.Keys.ToLookup(static group => group.Channel, static group => group.Agent);
        foreach (var (id, channel) in confirmed)
        {
            foreach (var agent in groups[channel])
            {
                Assert.True(final.GetValueOrDefault((id, channel, agent)) == 1, $"{id} on {channel} has {final.GetValueOrDefault((id, channel, agent))} final outcomes at {agent}.");
            }
        }
    }

    /// <summary>What the broker took was counted as often as it says so; how often a full stream is asked again is the hub's own business.</summary>
    private static void AssertSends(TestHub hub)
    {
        var ledger = hub.Services.GetRequiredService<HubLedger>();
        var answers = AnswersTo(hub).CountBy(static answer => answer).ToDictionary();
        foreach (var channel in ledger.Channels())
        {
            foreach (var status in Taken)
            {
                var answered = answers.GetValueOrDefault((channel, status));
                Assert.True(ledger.Sends(channel).Of(status) == answered, $"{channel}: {ledger.Sends(channel).Of(status)} sends counted {status}, {answered} answered so.");
            }
        }

        Assert.Empty(answers.Keys.Select(static answer => answer.Channel).Except(ledger.Channels()));
    }

    private void AssertMessages(TestHub hub)
    {
        var messages = _snapshots[hub].Messages;
        var sent = _history.Receipts.Count(sent =>
            sent.Hub == hub && sent.Receipt.Routes.Any(static route => route.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers));
        var alerts = AnswersTo(hub).Count(static answer => answer.Channel == ContractOf.Channel<ErrorAlerts>().Name && Taken.Contains(answer.Status));
        Assert.Equal(sent + alerts, messages.Sum(static message => message.Sent));
        var handled = _performances.Where(group => _hubs[group.Key.Instance] == hub).SelectMany(static group => group).Where(static performance => performance.IsHandled).CountBy(static performance => performance.Header.MessageType).ToDictionary();
        Assert.All(messages, message => Assert.Equal(handled.GetValueOrDefault(message.Name), message.Handled));
        Assert.Empty(handled.Keys.Except(messages.Select(static message => message.Name)));
    }

    private void AssertLatencies(TestHub hub)
    {
        var ledger = hub.Services.GetRequiredService<HubLedger>();
        foreach (var channel in ledger.Channels())
        {
            var instances = _snapshots[hub].Ledger.Where(row => row.Channel == channel).Select(static row => (row.Channel, row.Instance)).ToArray();
            var begun = instances.SelectMany(key => _performances[key]).Count(static performance => performance.Attempt == 1);
            var refused = instances.SelectMany(key => _letters[key]).Count(static letter => letter is { Reason: DeadLetterReason.Invalid, Attempts: 1 });
            Assert.Equal(begun + refused, ledger.Latency(channel).Count);
        }
    }

    private void AssertObserver()
    {
        Assert.Equal(
            _recorder.Arrivals.Select(static arrival => $"{arrival.Id} {arrival.Channel} {arrival.Instance}").Order(),
            _recorder.ToldArrivals.Select(static arrival => $"{arrival.Id} {arrival.Channel} {arrival.Instance}").Order());
        Assert.Empty(_recorder.Sends.Select(static sent => sent.Id).Except(_recorder.Announced.Keys));
        var told = _recorder.Sends.CountBy(static sent => (sent.Channel, sent.Result.Status)).ToDictionary();
        foreach (var status in Enum.GetValues<RouteStatus>())
        {
            foreach (var channel in _snapshots.Values.SelectMany(static snapshot => snapshot.Channels).Select(static channel => channel.Name).Distinct())
            {
                var counted = _history.Hubs.Sum(hub => hub.Services.GetRequiredService<HubLedger>().Sends(channel).Of(status));
                Assert.True(counted == told.GetValueOrDefault((channel, status)), $"{channel}: {counted} sends counted {status}, {told.GetValueOrDefault((channel, status))} told.");
            }
        }

        var refused = _history.Receipts.SelectMany(static sent => sent.Receipt.Routes).Count(static route => route.Status == RouteStatus.Rejected);
        Assert.True(refused <= told.Where(static pair => pair.Key.Status == RouteStatus.Rejected).Sum(static pair => pair.Value));
        foreach (var row in _snapshots.Values.SelectMany(static snapshot => snapshot.Ledger))
        {
            var outcomes = _settlements[(row.Channel, row.Instance)].CountBy(static settlement => settlement.Outcome).ToDictionary();
            Assert.Equal(
                (row.Handled, row.Invalid, row.DeadLettered),
                (outcomes.GetValueOrDefault(Outcome.Handled), outcomes.GetValueOrDefault(Outcome.Invalid), outcomes.GetValueOrDefault(Outcome.DeadLettered)));
        }
    }

    private static IEnumerable<(string Channel, RouteStatus Status)> AnswersTo(TestHub hub) =>
        ((RecordingTransport)hub.Services.GetRequiredService<ITransport>()).Answers;

    private string InstanceOf(Performance performance) =>
        _recorder.InstanceOf(performance.Actor.Role.ToLowerInvariant(), performance.Actor.Number);

    /// <summary>Between the first number that came of each sender and the highest, those that never came.</summary>
    private static long LostOf(Recorder.Arrival[] arrivals) => BySender(arrivals).Sum(static numbers =>
        numbers.Max() - numbers[0] + 1 - numbers.Count(number => number >= numbers[0]));

    private static long ReorderedOf(Recorder.Arrival[] arrivals) => BySender(arrivals).Sum(static numbers =>
    {
        var (highest, reordered) = (0L, 0L);
        foreach (var number in numbers)
        {
            reordered += number > numbers[0] && number < highest ? 1 : 0;
            highest = Math.Max(highest, number);
        }

        return reordered;
    });

    private static IEnumerable<long[]> BySender(Recorder.Arrival[] arrivals) => arrivals
        .Where(static arrival => arrival.Sequence != 0 && arrival.Sender is not null)
        .GroupBy(static arrival => arrival.Sender)
        .Select(static sender => sender.Select(static arrival => arrival.Sequence).ToArray());
}
