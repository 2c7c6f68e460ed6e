using System.Text.Json;
using AgentContracts;
using AgentContracts.Hub.Monitoring;
using TradingDesk.Report;

namespace TradingDesk.Observation;

/// <summary>
/// Writes what became of every message, by its id: one line of JSON for each route that it took and one for each outcome. The journals of all
/// processes together prove that no message was lost.
/// </summary>
public sealed class Journal : IDeliveryObserver, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stream _stream;

    /// <summary>Writes to a stream, which it disposes of.</summary>
    public Journal(Stream stream) => _stream = stream;

    /// <summary>Begins a journal in place of what the file held.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static Journal Open(string path)
    {
        var stream = OutputFile.Open("--journal", path);
        stream.SetLength(0);
        return new(stream);
    }

    /// <inheritdoc/>
    public void Sent(in SentRoute route) => Write(JsonSerializer.SerializeToUtf8Bytes(
        new JournalSend(route.Id.ToString(), route.MessageType, route.Channel, route.Delivery, route.Result.Status, route.Result.Reason),
        JournalJson.Default.JournalSend));

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance)
    {
        // Its outcome says as much.
    }

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy) => Write(JsonSerializer.SerializeToUtf8Bytes(
        new JournalOutcome(copy.Id.ToString(), copy.MessageType, copy.Channel, copy.Delivery, copy.Agent, copy.Instance, copy.Outcome, copy.Age?.TotalMilliseconds),
        JournalJson.Default.JournalOutcome));

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void Write(byte[] line)
    {
        lock (_gate)
        {
            // A line at a time: a process that is killed leaves a journal that ends with a whole one.
            _stream.Write([.. line, (byte)'\n']);
            _stream.Flush();
        }
    }
}
