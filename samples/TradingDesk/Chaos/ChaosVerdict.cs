using System.Globalization;
using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;

namespace TradingDesk.Chaos;

/// <summary>What the checker says of a run in which Redis was killed.</summary>
/// <param name="Killed">How often Redis was killed.</param>
/// <param name="Found">What it found; <see langword="null"/> where the run was stopped, and what was on its way is not judged.</param>
public sealed record ChaosVerdict(int Killed, Verdict? Found)
{
    private const int MostShown = 5;

    /// <summary>
    /// Whether Redis was killed and no promise that is judged was broken; <see langword="null"/> where nothing is judged. Repeats and order never are: the desk's
    /// agents record nothing.
    /// </summary>
    public bool? IsKept => Found is null ? null : Found.IsClean && Killed > 0;

    /// <summary>The verdict in one sentence.</summary>
    public string Text => (Found, Killed) switch
    {
        (null, _) => "the run was stopped, and what was on its way is not judged",
        ({ IsClean: false }, _) => $"{Found.Contradictions.Count} promises were broken",
        (_, 0) => "Redis was never killed, so that nothing was shown; let the desk run longer (--duration)",
        _ => "nothing was lost, handled too late or left unexplained (repeats and order are not judged here)",
    };

    /// <summary>Checks what was recorded of a run that came to its end.</summary>
    public static ChaosVerdict Of(MemoryRecorder recorder, int killed)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        return new(killed, Checker.Check(recorder.Read(), DeskPromises.All));
    }

    /// <summary>Prints it.</summary>
    public void Print(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Found is not null)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"chaos: Redis was killed {Killed} times; of {Found.Confirmed} messages confirmed on streams {Found.Count(ContradictionKind.Lost)} lost, "
                + $"{Found.Count(ContradictionKind.Stale)} handled too late, {Found.Count(ContradictionKind.Unexplained)} unexplained"));
            foreach (var contradiction in Found.Contradictions.Take(MostShown))
            {
                output.WriteLine($"  {contradiction}");
            }
        }

        output.WriteLine($"checker: {Text}");
    }
}
