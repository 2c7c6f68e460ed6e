using Spectre.Console;
using TradingDesk.Report;

namespace TradingDesk.Live;

/// <summary>Shows a run on a terminal as a picture that is drawn again and again, and takes it away in the end.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="picture">Draws what there is to see.</param>
/// <param name="clock">Gives the pace of the drawing; real time, whatever clock the run lives by.</param>
public sealed class LiveView(IAnsiConsole terminal, LivePicture picture, TimeProvider clock) : IDisplay
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private bool _isShowing;

    /// <inheritdoc/>
    public void Say(string text)
    {
        picture.Status = text;
        if (!_isShowing)
        {
            terminal.WriteLine(text);
        }
    }

    /// <inheritdoc/>
    public async Task ShowAsync(Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _isShowing = true;
        try
        {
            // A terminal that has become smaller loses the last lines, never the place of the picture.
            await terminal.Live(picture.Draw(terminal.Profile.Width, terminal.Profile.Height))
                .AutoClear(true)
                .Overflow(VerticalOverflow.Crop)
                .Cropping(VerticalOverflowCropping.Bottom)
                .StartAsync(live => DrawAsync(live, run()));
        }
        finally
        {
            _isShowing = false;
        }
    }

    private async Task DrawAsync(LiveDisplayContext live, Task running)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (!running.IsCompleted)
        {
            live.UpdateTarget(picture.Draw(terminal.Profile.Width, terminal.Profile.Height));
            await Task.WhenAny(running, timer.WaitForNextTickAsync().AsTask());
        }

        await running;
    }
}
