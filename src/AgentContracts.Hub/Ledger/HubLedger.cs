using System.Collections.Concurrent;

namespace AgentContracts.Hub.Ledger;

/// <summary>All accounts of one hub.</summary>
public sealed class HubLedger
{
    /// <summary>How many instances that have left keep accounts of their own: the last 100. What older ones counted is added up for each channel and agent.</summary>
    public const int KeptDepartures = 100;

    /// <summary>While figures move from one account to another nobody adds them up: he would see a sum that falls.</summary>
    private readonly Lock _moving = new();
    private readonly Queue<string> _departed = new();
    private readonly ConcurrentDictionary<(string Channel, string Agent, string Instance), LedgerAccount> _accounts = new();
    private readonly ConcurrentDictionary<string, SendAccount> _sends = new();
    private readonly ConcurrentDictionary<string, LatencyHistogram> _latencies = new();
    private readonly ConcurrentDictionary<string, MessageAccount> _messages = new();

    /// <summary>The account of a channel at an agent instance.</summary>
    public LedgerAccount Account(string channel, string agent, string instance) =>
        _accounts.GetOrAdd((channel, agent, instance), static key => new LedgerAccount(key.Channel, key.Agent, key.Instance));

    /// <summary>Notes that an instance has left, and adds up the accounts of the one that did so longest ago, where too many are kept.</summary>
    public void Depart(string instance)
    {
        lock (_moving)
        {
            _departed.Enqueue(instance);
            if (_departed.Count > KeptDepartures)
            {
                AddUp(_departed.Dequeue());
            }
        }
    }

    /// <summary>What was sent to a channel.</summary>
    public SendAccount Sends(string channel) => _sends.GetOrAdd(channel, static _ => new SendAccount());

    /// <summary>How old a channel's messages were when their handler began.</summary>
    public LatencyHistogram Latency(string channel) => _latencies.GetOrAdd(channel, static _ => new LatencyHistogram());

    /// <summary>How often a message was sent and handled.</summary>
    public MessageAccount Message(string name) => _messages.GetOrAdd(name, static _ => new MessageAccount());

    /// <summary>How many copies arrived on a channel at the instances of this hub, and how many of them were dropped or too old.</summary>
    public (long Received, long Dropped) Totals(string channel)
    {
        var (received, dropped) = (0L, 0L);
        lock (_moving)
        {
            foreach (var (key, account) in _accounts)
            {
                if (key.Channel == channel)
                {
                    var row = account.Read();
                    received += row.Received;
                    dropped += row.Dropped + row.Expired;
                }
            }
        }

        return (received, dropped);
    }

    /// <summary>How many copies may wait on each channel at the instances of this hub; without those that none hears.</summary>
    public IReadOnlyDictionary<string, long> Capacities() =>
        _accounts.Where(static pair => pair.Value.Capacity != 0)
            .GroupBy(static pair => pair.Key.Channel, static pair => (long)pair.Value.Capacity, StringComparer.Ordinal)
            .ToDictionary(static channel => channel.Key, static channel => channel.Sum(), StringComparer.Ordinal);

    /// <summary>Every account, by channel, agent and instance.</summary>
    public IReadOnlyList<LedgerRow> Rows()
    {
        LedgerRow[] rows;
        lock (_moving)
        {
            rows = [.. _accounts.Values.Select(static account => account.Read())];
        }

        return
        [
            .. rows.OrderBy(static row => row.Channel, StringComparer.Ordinal)
                .ThenBy(static row => row.Agent, StringComparer.Ordinal)
                .ThenBy(static row => row.Instance, StringComparer.Ordinal),
        ];
    }

    /// <summary>The channels that anything was sent to or received on, by name.</summary>
    public IReadOnlyList<string> Channels() =>
        [.. _accounts.Keys.Select(static key => key.Channel).Concat(_sends.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The messages that were sent or handled, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, MessageAccount>> Messages() => [.. _messages.ToArray().OrderBy(static pair => pair.Key, StringComparer.Ordinal)];

    private void AddUp(string instance)
    {
        foreach (var (key, account) in _accounts)
        {
            if (key.Instance == instance && _accounts.TryRemove(key, out _))
            {
                account.MoveTo(Account(key.Channel, key.Agent, LedgerRow.EarlierInstances));
            }
        }
    }
}
