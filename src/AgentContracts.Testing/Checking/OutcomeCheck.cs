using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Checking;

/// <summary>
/// Every outcome belongs to a copy that arrived, of a message that somebody sent and that the broker took, is one that its channel allows and, where it says
/// "handled", one that the handler bears out.
/// </summary>
internal sealed class OutcomeCheck
{
    private readonly Story _story;
    private readonly IReadOnlyDictionary<string, ChannelPromise> _promises;
    private readonly HashSet<MessageId> _begun;
    private readonly Dictionary<(MessageId Id, string Channel), bool> _wasTaken = [];
    private readonly Dictionary<(MessageId Id, string Channel, string Instance), (int Copies, DateTime LastAt)> _arrived = [];

    private OutcomeCheck(Story story, IReadOnlyDictionary<string, ChannelPromise> promises)
    {
        _story = story;
        _promises = promises;
        _begun = [.. story.Begins.Where(begin => story.HasDied(begin.Id)).Select(static begin => begin.Id)];
        foreach (var receipt in story.Receipts)
        {
            var key = (receipt.Id, receipt.Channel, receipt.Instance);
            _arrived[key] = (_arrived.GetValueOrDefault(key).Copies + 1, receipt.At);
        }

        foreach (var send in story.Sends)
        {
            // A stream that nobody reads is not written to.
            var key = (send.Id, send.Channel);
            _wasTaken[key] = send.Status is RouteStatus.Confirmed or RouteStatus.Unknown
                || send is { Status: RouteStatus.NoReceivers, Delivery: Delivery.AtMostOnce } || _wasTaken.GetValueOrDefault(key);
        }
    }

    public static IReadOnlyList<Contradiction> Run(Story story, IReadOnlyDictionary<string, ChannelPromise> promises) => [.. new OutcomeCheck(story, promises).Run()];

    private IEnumerable<Contradiction> Run()
    {
        foreach (var one in _story.Settlements)
        {
            // A stranger's frame without a readable header has no id to follow.
            if (!one.Id.IsNone && _promises.TryGetValue(one.Channel, out var promise) && WhyNotExplained(one, promise) is { } text)
            {
                yield return new Contradiction(ContradictionKind.Unexplained, one.Id, $"{one.Outcome} at {one.Agent} ({one.Instance}) on {one.Channel}, {text}");
            }
        }

        foreach (var ((id, channel, instance), (copies, lastAt)) in _arrived)
        {
            if (copies > 0 && !id.IsNone && _promises.ContainsKey(channel) && !_story.WasBrokenAfter(instance, lastAt))
            {
                yield return new Contradiction(ContradictionKind.Unexplained, id, $"{copies} of its copies arrived at {instance} on {channel} and have no outcome");
            }
        }
    }

    private string? WhyNotExplained(in HistoryEvent one, ChannelPromise promise)
    {
        var key = (one.Id, one.Channel, one.Instance);
        var (copies, lastAt) = _arrived.GetValueOrDefault(key);
        if (copies == 0)
        {
            return "without a copy that arrived";
        }

        _arrived[key] = (copies - 1, lastAt);
        return !_wasTaken.TryGetValue((one.Id, one.Channel), out var wasTaken) && !_begun.Contains(one.Id) ? "but nobody sent it there"
            : !wasTaken && !_begun.Contains(one.Id) ? "but the broker did not take it there"
            : one.Outcome == Outcome.Handled && !_story.IsBorneOut(one) ? "but its handler did nothing"
            : one.Outcome == Outcome.Dropped && one.Delivery == Delivery.AtLeastOnce && !promise.MayDrop ? "where nothing may be dropped"
            : null;
    }
}
