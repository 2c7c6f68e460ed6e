using System.Globalization;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Report;

/// <summary>Prints one line for each second: what flowed on each channel in it.</summary>
public sealed class SecondLines : IDisposable
{
    /// <summary>How a line is to be read.</summary>
    public const string Legend = "second | channel sent/handled/expired/dropped p50/p99 of the age at its handlers since the start, not sent N where the broker refused some | next channel | …";

    private readonly Lock _gate = new();
    private readonly IHubMonitor _monitor;
    private readonly TextWriter _output;
    private readonly ITimer _timer;
    private Dictionary<string, ChannelSnapshot> _before = new(StringComparer.Ordinal);
    private int _second;

    /// <summary>Begins now.</summary>
    public SecondLines(IHubMonitor monitor, TimeProvider clock, TextWriter output)
    {
        _monitor = monitor;
        _output = output;
        _timer = clock.CreateTimer(static state => ((SecondLines)state!).Print(), this, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Prints what has flowed since the last line.</summary>
    public void Print()
    {
        lock (_gate)
        {
            var channels = _monitor.Snapshot().Channels;
            var flowed = channels.Select(Line).Where(static line => line is not null);
            _output.WriteLine(string.Join(" | ", [string.Create(CultureInfo.InvariantCulture, $"{++_second,4} s"), .. flowed]));
            _before = channels.ToDictionary(static channel => channel.Name, StringComparer.Ordinal);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private string? Line(ChannelSnapshot now)
    {
        var before = _before.GetValueOrDefault(now.Name) ?? new ChannelSnapshot(now.Name, 0, 0, 0, 0, 0, 0);
        var (sent, handled) = (now.Sent - before.Sent, now.Handled - before.Handled);
        var (expired, dropped) = (now.Expired - before.Expired, now.Dropped - before.Dropped);
        var notSent = now.NotSent - before.NotSent;
        return sent + handled + expired + dropped + notSent == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{now.Name} {sent}/{handled}/{expired}/{dropped} {AgeText.Of(now.P50)}/{AgeText.Of(now.P99)}{(notSent == 0 ? "" : $" not sent {notSent}")}");
    }
}
