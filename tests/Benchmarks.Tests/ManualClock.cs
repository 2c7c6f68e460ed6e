using Benchmarks.Measuring;

namespace Benchmarks.Tests;

/// <summary>A processor clock that stands still until work is charged.</summary>
internal sealed class ManualClock : ICpuClock
{
    public string Description => "manual";

    public long Nanoseconds { get; private set; }

    public void Charge(double nanoseconds) => Nanoseconds += (long)nanoseconds;
}
