using System.Diagnostics;

namespace Benchmarks.Hubs.Loads;

/// <summary>Waits for the messages of one load, and takes the time that each was under way.</summary>
internal sealed class Arrivals
{
    private long[] _sentAt = [];
    private long[] _took = [];
    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _left;

    /// <summary>When the last of them arrived, as <see cref="Stopwatch.GetTimestamp"/> says.</summary>
    public long LastAt { get; private set; }

    /// <summary>Expects messages numbered from 0.</summary>
    /// <param name="count">How many.</param>
    /// <param name="timed">Whether the time of each is taken.</param>
    public void Expect(int count, bool timed)
    {
        _sentAt = timed ? new long[count] : [];
        _took = timed ? new long[count] : [];
        _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _left, count);
    }

    /// <summary>Notes that a message is sent now.</summary>
    public void NoteSent(long number) => _sentAt[number] = Stopwatch.GetTimestamp();

    /// <summary>Notes that a message has arrived.</summary>
    public void Note(long number)
    {
        if (_took.Length > 0)
        {
            _took[number] = Stopwatch.GetTimestamp() - _sentAt[number];
        }

        if (Interlocked.Decrement(ref _left) == 0)
        {
            LastAt = Stopwatch.GetTimestamp();
            _all.SetResult();
        }
    }

    /// <summary>Completes when all have arrived.</summary>
    /// <exception cref="RigException">They have not within a minute.</exception>
    public async Task WhenAllAsync()
    {
        try
        {
            await _all.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException)
        {
            throw new RigException($"{Volatile.Read(ref _left)} messages have not arrived within a minute.");
        }
    }

    /// <summary>The time, in microseconds, that a share of the messages needed no more than.</summary>
    public double Percentile(double share)
    {
        Array.Sort(_took);
        return _took[(int)(share * (_took.Length - 1))] * 1e6 / Stopwatch.Frequency;
    }
}
