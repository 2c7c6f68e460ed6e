using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Benchmarks.Report;

/// <summary>Where the figures are from.</summary>
internal static class Machine
{
    /// <summary>Prints processor, system, runtime and how time is taken.</summary>
    /// <param name="time">How it is taken.</param>
    /// <param name="output">Gets it.</param>
    public static void Print(string time, TextWriter output)
    {
        output.WriteLine($"{Processor()}, {Environment.ProcessorCount} processors, vectors of {Vector()} bits");
        output.WriteLine($"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Collector} GC");
        output.WriteLine($"Time: {time}");
    }

    private static string Collector => GCSettings.IsServerGC ? "server" : "workstation";

    private static int Vector() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string Processor()
    {
        const string Models = "/proc/cpuinfo";
        const string Model = "model name";
        return File.Exists(Models) && File.ReadLines(Models).FirstOrDefault(static line => line.StartsWith(Model, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : "Processor unknown";
    }
}
