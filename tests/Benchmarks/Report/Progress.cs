namespace Benchmarks.Report;

/// <summary>Tells how far a run of rounds is, and about when it ends.</summary>
/// <param name="rounds">How many rounds there are.</param>
/// <param name="lanes">How many lanes run in each.</param>
/// <param name="time">The time to go by.</param>
/// <param name="output">Gets a line for each lane of each round.</param>
internal sealed class Progress(int rounds, int lanes, TimeProvider time, TextWriter output)
{
    private readonly long _start = time.GetTimestamp();
    private int _begun;

    /// <summary>Tells that a lane begins.</summary>
    public void Next(string lane)
    {
        var left = _begun < lanes ? "" : $", about {Math.Ceiling((time.GetElapsedTime(_start) / _begun * ((rounds * lanes) - _begun)).TotalMinutes)} min left";
        output.WriteLine($"Round {(_begun / lanes) + 1} of {rounds}, {lane} ({(_begun % lanes) + 1} of {lanes}){left}");
        _begun++;
    }
}
