using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Benchmarks.Measuring;

/// <summary>The processor time of the calling thread: what other programs take from it is not charged.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ThreadCpuClock : ICpuClock
{
    private const int ThreadCpuTime = 3;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <inheritdoc/>
    public string Description => "processor time of the measuring thread (clock_gettime, CLOCK_THREAD_CPUTIME_ID)";

    /// <inheritdoc/>
    public long Nanoseconds =>
        ReadClock(ThreadCpuTime, out var time) == 0
            ? (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds
            : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    // Both fields are as wide as a pointer on every Linux that .NET 10 runs on.
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
