using Benchmarks.Measuring;
using Benchmarks.Suites;

namespace Benchmarks.Tests;

/// <summary>A suite that has been measured, with results that the test says.</summary>
internal static class SyntheticSuite
{
    /// <summary>A suite in which ours takes <paramref name="ratio"/> of the peer's time, and of its bytes on the wire.</summary>
    public static Suite Of(SampleGroup group, string message, double ratio, double allocated = 10, double peerAllocated = 20)
    {
        var clock = new ManualClock();
        var ours = new SyntheticLane(clock, _ => 100 * ratio) { Operations = 100, Allocated = allocated };
        var peer = new SyntheticLane(clock, static _ => 100) { Operations = 100, Allocated = peerAllocated };
        var field = new Field([ours, peer], [new("json.encode", "stj", ours, peer)]);
        for (var round = 0; round < 31; round++)
        {
            field.RunRound(clock);
        }

        return new(group, message, [field], [new("json.bytes", "stj", 50 * ratio, 50)]);
    }
}
