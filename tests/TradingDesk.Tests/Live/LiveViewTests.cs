using Microsoft.Extensions.Time.Testing;
using TradingDesk.Live;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Tests.Live;

public sealed class LiveViewTests : IDisposable
{
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";
    private const string ClearLine = "\u001b[2K";

    private readonly FakeTimeProvider _clock = new();
    private readonly TestTerminal _terminal = new();
    private readonly FakeMonitor _monitor = new();
    private readonly HeldLog _log = new(new FakeTimeProvider());
    private readonly LiveView _view;

    public LiveViewTests() => _view = new(_terminal.Console, new LivePicture(_monitor, new Heartbeats(), new Scoreboard(), new Outage(new FakeTimeProvider()), _log), _clock);

    public void Dispose()
    {
        _log.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task The_picture_is_drawn_again_at_a_steady_pace()
    {
        var run = new TaskCompletionSource();
        var showing = _view.ShowAsync(() => run.Task);
        for (var sent = 1; sent <= 3; sent++)
        {
            _monitor.Channels = [new("fast_signals", 1_000 + sent, 0, 0, 0, 0, 0)];
            while (!_terminal.Text.Contains($"{1_000 + sent}", StringComparison.Ordinal))
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                _clock.Advance(TimeSpan.FromMilliseconds(250));
                await Task.Yield();
            }
        }

        run.SetResult();
        await showing;
    }

    [Fact]
    public async Task Nothing_of_it_is_left_in_the_end()
    {
        await _view.ShowAsync(static () => Task.CompletedTask);

        Assert.Contains(HideCursor, _terminal.Text);
        Assert.EndsWith(ClearLine + ShowCursor, _terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_left_when_the_run_is_stopped()
    {
        var run = new TaskCompletionSource();
        var showing = _view.ShowAsync(() => run.Task);
        run.SetCanceled(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        Assert.EndsWith(ClearLine + ShowCursor, _terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_is_a_line_before_and_a_part_of_the_picture_while_it_shows()
    {
        _view.Say("Waiting for execution …");
        Assert.Equal("Waiting for execution …\n", _terminal.Text.ReplaceLineEndings("\n"));

        await _view.ShowAsync(() =>
        {
            _view.Say("nearly over");
            return Task.CompletedTask;
        });
        Assert.DoesNotContain("nearly over\n", _terminal.Text.ReplaceLineEndings("\n"));
    }
}
