namespace Chaos.Measuring;

/// <summary>Does something so many times a second, however long each takes.</summary>
internal static class Flow
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1);

    /// <summary>Begins as many of the next as are due, each millisecond, until it is stopped; completes when the last has ended.</summary>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="act">Is given the number, from 0. The first that fails ends it with what it threw.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(double perSecond, Func<int, Task> act, CancellationToken stop)
    {
        var (begun, number) = (TimeProvider.System.GetTimestamp(), 0);
        var open = new HashSet<Task>();
        using var timer = new PeriodicTimer(Beat);
        while (!stop.IsCancellationRequested)
        {
            for (var due = TimeProvider.System.GetElapsedTime(begun).TotalSeconds * perSecond; number < due; number++)
            {
                if (act(number) is { IsCompletedSuccessfully: false } running)
                {
                    open.Add(running);
                }
            }

            open.RemoveWhere(static each => each.IsCompletedSuccessfully);
            await (open.FirstOrDefault(static each => each.IsCompleted) ?? Task.CompletedTask);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(open);
    }
}
