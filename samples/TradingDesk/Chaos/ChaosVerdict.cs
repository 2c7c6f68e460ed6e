using System.Globalization;
using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;

namespace TradingDesk.Chaos;

/// <summary>What the checker says of a run in which Redis was killed.</summary>
public static class ChaosVerdict
{
    private const int MostShown = 5;

    /// <summary>Prints it.</summary>
    /// <param name="recorder">What was recorded.</param>
    /// <param name="killed">How often Redis was killed.</param>
    /// <param name="output">Where the lines go.</param>
    /// <returns>Whether Redis was killed and no promise that is judged was broken. Repeats and order are not judged: the desk's agents record nothing.</returns>
    public static bool Print(MemoryRecorder recorder, int killed, TextWriter output)
    {
        var verdict = Checker.Check(recorder.Read(), DeskPromises.All);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"chaos: Redis was killed {killed} times; of {verdict.Confirmed} messages confirmed on streams {verdict.Count(ContradictionKind.Lost)} lost, "
            + $"{verdict.Count(ContradictionKind.Stale)} handled too late, {verdict.Count(ContradictionKind.Unexplained)} unexplained"));
        foreach (var contradiction in verdict.Contradictions.Take(MostShown))
        {
            output.WriteLine($"  {contradiction}");
        }

        output.WriteLine((verdict.IsClean, killed) switch
        {
            (false, _) => $"checker: {verdict.Contradictions.Count} promises were broken",
            (true, 0) => "checker: Redis was never killed, so that nothing was shown; let the desk run longer (--duration)",
            _ => "checker: nothing was lost, handled too late or left unexplained (repeats and order are not judged here)",
        });
        return verdict.IsClean && killed > 0;
    }
}
