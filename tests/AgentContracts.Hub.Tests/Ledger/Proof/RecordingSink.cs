using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>Notes each copy in front of the hub's own sink. Of the numbered ones every eleventh is lost and every seventh overtaken by the next.</summary>
internal sealed class RecordingSink(Recorder recorder, Intake sink, bool isStream) : IDeliverySink
{
    private readonly LedgerRow _row = recorder.Enter(sink);
    private DeliveredFrame? _held;

    public ValueTask AcceptAsync(DeliveredFrame delivery)
    {
        if (isStream)
        {
            return HandOnAsync(delivery);
        }

        // A pub/sub sink is called by one publisher at a time and never waits.
        if (delivery.Sequence % 11 == 10)
        {
            return ValueTask.CompletedTask;
        }

        if (delivery.Sequence % 7 == 3 && _held is null)
        {
            _held = delivery;
            return ValueTask.CompletedTask;
        }

        var handedOn = HandOnAsync(delivery);
        if (_held is { } overtaken)
        {
            _held = null;
            _ = HandOnAsync(overtaken);
        }

        return handedOn;
    }

    public bool MakeRoom() => sink.MakeRoom();

    public void Tail(string sender, long last, ReadOnlySpan<long> refused) => sink.Tail(sender, last, refused);

    public void Evicted(DeliveredFrame delivery)
    {
        recorder.Arrived(_row, delivery, isStream, isEvicted: true);
        sink.Evicted(delivery);
    }

    private ValueTask HandOnAsync(DeliveredFrame delivery)
    {
        recorder.Arrived(_row, delivery, isStream, isEvicted: false);
        return sink.AcceptAsync(delivery);
    }
}
