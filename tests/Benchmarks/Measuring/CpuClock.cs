namespace Benchmarks.Measuring;

/// <summary>The best clock that the operating system has.</summary>
internal static class CpuClock
{
    /// <summary>The thread's processor time on Linux, elapsed time elsewhere.</summary>
    public static ICpuClock Create() => OperatingSystem.IsLinux() ? new ThreadCpuClock() : new ElapsedClock();
}
