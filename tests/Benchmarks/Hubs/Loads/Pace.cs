using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks.Hubs.Loads;

/// <summary>Waits until a moment without keeping a processor busy, which those who are measured need.</summary>
internal static class Pace
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Waits until <see cref="Stopwatch.GetTimestamp"/> has come so far, to some 60 µs.</summary>
    public static void WaitUntil(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is > 0 and var left)
        {
            if (OperatingSystem.IsLinux())
            {
                var span = new TimeSpec(0, (nint)Math.Min((long)(left * (double)NanosecondsPerSecond / Stopwatch.Frequency), NanosecondsPerSecond - 1));
                _ = Sleep(span, 0);
            }
            else
            {
                Thread.Sleep(0);
            }
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int Sleep(in TimeSpec span, nint left);

    // Both fields are as wide as a pointer on every Linux that .NET 10 runs on.
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
