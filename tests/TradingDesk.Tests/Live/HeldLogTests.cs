using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TradingDesk.Live;

namespace TradingDesk.Tests.Live;

public sealed class HeldLogTests : IDisposable
{
    private readonly HeldLog _log = new(new FakeTimeProvider(new DateTimeOffset(2023, 2, 2, 9, 20, 7, TimeSpan.Zero)));

    public void Dispose() => _log.Dispose();

    [Fact]
    public void What_was_kept_is_told_once()
    {
        _log.CreateLogger("desk").LogWarning("one\nline");
        using var first = new StringWriter();
        using var second = new StringWriter();

        _log.Tell(first);
        _log.Tell(second);

        Assert.Equal($"09:20:07 Warning: desk: one line{Environment.NewLine}", first.ToString());
        Assert.Empty(second.ToString());
    }

    [Fact]
    public void It_keeps_the_newest_lines_and_counts_the_others()
    {
        for (var number = 1; number <= HeldLog.Capacity + 3; number++)
        {
            _log.CreateLogger("desk").LogWarning("{Number}", number);
        }

        using var output = new StringWriter();
        _log.Tell(output);
        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("(3 earlier lines are not shown.)", lines[0]);
        Assert.Equal("09:20:07 Warning: desk: 4", lines[1]);
        Assert.Equal(HeldLog.Capacity + 1, lines.Length);
    }
}
