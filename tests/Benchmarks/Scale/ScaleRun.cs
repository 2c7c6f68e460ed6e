using Benchmarks.Hubs;
using Benchmarks.Hubs.Runs;

namespace Benchmarks.Scale;

/// <summary>One point under its loads, in the process that it has for itself.</summary>
internal static class ScaleRun
{
    // Without a server a send that is awaited is over when its message is queued, so that nothing is gained by awaiting it.
    private const int InFlightOverRedis = 256;

    /// <summary>Measures a system.</summary>
    /// <param name="project">The file that it was compiled to.</param>
    /// <param name="payload">How long the texts are, in bytes.</param>
    /// <param name="isEncoded">Whether messages are encoded in process as well.</param>
    /// <param name="redis">The server; <see langword="null"/> for the in-process transport.</param>
    /// <param name="quick">Whether a few messages are enough.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">The system does not do what it should.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string project, int payload, bool isEncoded, string? redis, bool quick)
    {
        ScaleRig? rig = null;
        var inFlight = redis is null ? 0 : InFlightOverRedis;
        var figures = await RigRun.MeasureAsync(
            async arrivals => rig = await ScaleRig.OpenAsync(project, arrivals, payload, isEncoded, redis),
            quick ? [] : ScalePoint.WarmUps(payload, inFlight),
            ScalePoint.Loads(payload, inFlight, quick));
        figures[ScaleLane.Memory] = rig!.Bytes;
        return figures;
    }
}
