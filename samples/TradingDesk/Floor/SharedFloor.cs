namespace TradingDesk.Floor;

/// <summary>The floor of a desk whose agents may be in several processes: all begin at one moment on the broker's clock, and none leaves while another may still need it.</summary>
/// <param name="book">What is known of all processes.</param>
/// <param name="clock">The broker's clock.</param>
/// <param name="patience">How long to wait for agents that are not there.</param>
public sealed class SharedFloor(FloorBook book, TimeProvider clock, TimeSpan patience) : IFloor
{
    /// <summary>How long a process waits in the end while no other gets any further.</summary>
    public static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(60);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public async Task OpenAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var (began, tell) = (Now, UnlessRepeated(say));
        for (var next = book.NextReport; !IsOpening(tell); next = book.NextReport)
        {
            await WaitAsync(next, began + patience, NotOpened, cancellationToken);
        }

        if (book.HasMissedOpening)
        {
            throw new FloorException("The desk has opened without this process: wait for its end, or give --prefix another name.");
        }

        if (book.Differing is { } other)
        {
            throw new FloorException(
                $"{string.Join(", ", other.Agents)} would play {other.Plays}, this process {book.Plays}: give every process the same --feed, --duration and --speed.");
        }

        var opensAt = book.State.OpensAt!.Value;
        say($"All agents are there, in {(book.Processes == 1 ? "one process" : $"{book.Processes} processes")}; the desk opens at {opensAt:HH:mm:ss.fff} UTC.");
        if (opensAt - Now is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        book.Advance(FloorPhase.Playing);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(Action<string> say, CancellationToken cancellationToken)
    {
        book.Advance(FloorPhase.Played);
        var (ended, tell) = (Now, UnlessRepeated(say));
        for (var next = book.NextReport; !IsClosing(tell); next = book.NextReport)
        {
            await WaitAsync(next, (book.ProgressAt > ended ? book.ProgressAt : ended) + LongestStandstill, NotClosed, cancellationToken);
        }

        if (book.Outstanding > 0)
        {
            say($"{book.Outstanding} message(s) may be left on streams for agents that have gone.");
        }
    }

    private bool IsOpening(Action<string> tell)
    {
        if (book is { HearsItself: true, Missing: { Count: > 0 } missing })
        {
            tell($"Waiting for {string.Join(", ", missing)} …");
        }

        return book.HasMissedOpening || book.Differing is not null || book.State.OpensAt is not null;
    }

    private bool IsClosing(Action<string> tell)
    {
        if (book.Playing is { Count: > 0 } playing)
        {
            tell($"Waiting for the end of {string.Join(", ", playing)} …");
        }

        return book.MayClose(Now);
    }

    private async Task WaitAsync(Task report, DateTimeOffset giveUpAt, Func<string> failure, CancellationToken cancellationToken)
    {
        var wait = giveUpAt - Now;
        try
        {
            await report.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new FloorException(failure());
        }
    }

    private string NotOpened() => book.Missing is { Count: > 0 } missing
        ? $"{string.Join(", ", missing)} did not appear within {patience.TotalSeconds:0.###} s: start a process with --agents {string.Join(',', missing)} and the same --redis and --prefix, or wait longer with --wait."
        : $"All agents are there, but not every process got ready within {patience.TotalSeconds:0.###} s.";

    private string NotClosed()
    {
        var playing = book.Playing;
        return playing.Count != 0
            ? $"{string.Join(", ", playing)} got no further for {LongestStandstill.TotalSeconds:0} s."
            : $"{book.Outstanding} message(s) on streams were not settled, and nothing moved for {LongestStandstill.TotalSeconds:0} s.";
    }

    private static Action<string> UnlessRepeated(Action<string> say)
    {
        string? last = null;
        return text =>
        {
            if (text != last)
            {
                say(last = text);
            }
        };
    }
}
