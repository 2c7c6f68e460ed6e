using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Receiving;

/// <summary>A mailbox with queues of three, and copies to put into it.</summary>
internal sealed class TestMailbox
{
    private readonly List<Intake> _intakes = [];
    private readonly Settlement _settlement;
    private readonly HandledMessages _handled = new(ContractOf.Agent<AgentContracts.Conformance.Agents.Worker>(), []);
    private readonly ManualClock _clock = new();

    public TestMailbox(params ChannelInfo[] channels)
    {
        Mailbox = new Mailbox(Activity);
        var transport = new InProcessTransport(new InProcessBroker(_clock));
        var options = Options.Create(new HubOptions());
        var drops = new DropWatch(Ledger, transport, NoErrorReporter.Instance, options);
        var alarms = new EmergencyMemory(null);
        _settlement = new Settlement("worker", "worker-1", registrant: null, alarms, transport, Ledger, NoErrorReporter.Instance, drops, observer: null, NullLogger.Instance);
        foreach (var channel in channels.Length == 0 ? [ContractOf.Channel<Jobs>()] : channels)
        {
            var queue = Mailbox.AddQueue(3);
            var account = Ledger.Account(channel.Name, "worker", "worker-1");
            Queues.Add(queue);
            var window = new DuplicateWindow(_clock, capacity: 16);
            _intakes.Add(new Intake(channel, null, _handled, queue, window, alarms, account, new LatencyHistogram(), _settlement, new AgeClock(transport), new ChannelQualities(options), HubOptions.DefaultMaxFrameBytes));
        }
    }

    public HubLedger Ledger { get; } = new();

    public HubActivity Activity { get; } = new();

    public Mailbox Mailbox { get; }

    public List<ChannelQueue> Queues { get; } = [];

    public ChannelQueue Queue => Queues[0];

    public LedgerRow Row => Ledger.Rows()[0];

    public ReceivedCopy Copy(ulong number, Priority priority = Priority.Medium, int queue = 0)
    {
        var header = new MessageHeader
        {
            MessageType = "job",
            MessageId = new MessageId(1, number),
            SourceAgent = "sender",
            Priority = priority,
            Timestamp = 0,
        };
        var copy = new ReceivedCopy(_intakes[queue], new DeliveredFrame { Frame = new Frame<Job>(header, new Job((int)number)) });
        copy.Note(header, 0);
        return copy;
    }

    /// <summary>Takes a copy, and waits for it.</summary>
    public ValueTask<ReceivedCopy> TakeAsync() => TakeUntilAsync(CancellationToken.None);

    /// <summary>The same until <paramref name="stopping"/> is cancelled.</summary>
    public ValueTask<ReceivedCopy> TakeUntilAsync(CancellationToken stopping) => new Taker(Mailbox, stopping).TakeAsync();

    /// <summary>Takes what waits, without waiting for more.</summary>
    public async Task<ulong[]> TakeAllAsync()
    {
        var numbers = new List<ulong>();
        while (Mailbox.Count != 0)
        {
            var copy = await TakeAsync();
            numbers.Add(copy.Header.MessageId.Number);
        }

        return [.. numbers];
    }
}
