using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Tests.History;

public sealed class FileRecorderTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void What_is_recorded_is_read_as_it_was()
    {
        var memory = new MemoryRecorder();
        using var file = new FileRecorder(_path);

        Record(memory);
        Record(file);

        static HistoryEvent WithoutTime(HistoryEvent one) => one with { At = default };
        Assert.Equal(memory.Read().Select(WithoutTime), FileRecorder.Read(_path).Select(WithoutTime));
        Assert.All(FileRecorder.Read(_path), static one => Assert.Equal(DateTimeKind.Utc, one.At.Kind));
    }

    [Fact]
    public void A_line_that_was_not_written_to_its_end_is_left_out()
    {
        using (var file = new FileRecorder(_path))
        {
            file.Fault("redis");
            file.Fault("worker");
        }

        var text = File.ReadAllText(_path);
        File.WriteAllText(_path, text[..^3]);

        Assert.Equal("redis", Assert.Single(FileRecorder.Read(_path)).Instance);
    }

    [Fact]
    public void A_line_that_is_no_event_is_named()
    {
        File.WriteAllText(_path, "nonsense\n");

        Assert.Contains("nonsense", Assert.Throws<FormatException>(() => FileRecorder.Read(_path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private static void Record(DeliveryRecorder to)
    {
        var id = new MessageId(7, 1);
        to.Sending(id, "order");
        to.Sent(new SentRoute(id, "order", "orders", Delivery.AtLeastOnce, new PublishResult(RouteStatus.Unknown)));
        to.Received(id, "orders", "worker-1");
        to.Effect(id, "worker", "worker-1", redelivered: true);
        to.Failure(id, "worker");
        to.Settled(new SettledCopy(id, "order", "orders", Delivery.AtLeastOnce, "worker", "worker-1", Outcome.Handled, TimeSpan.FromMicroseconds(12.3)) { AgeError = TimeSpan.FromMicroseconds(4.5) });
        to.Settled(new SettledCopy(default, null, "orders", Delivery.AtMostOnce, "worker", "worker-1", Outcome.Invalid, null));
        to.ServerAway("redis");
        to.ServerBack("redis");
        to.Fault("worker-1", id);
    }
}
