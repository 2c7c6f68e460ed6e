using System.Runtime;

namespace Benchmarks.Hubs.Runs;

/// <summary>Waits until the JIT compiler has nothing left to do: it compiles what is called often once more, up to three times, and the processor time for that is nobody's.</summary>
internal static class CompilerRest
{
    // The compiler itself waits until no new code has appeared for 100 ms.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private const int Patience = 100;

    /// <summary>Completes when no method was compiled for a while, or after half a minute.</summary>
    public static async Task WaitAsync()
    {
        for (var (i, before) = (0, -1L); i < Patience && JitInfo.GetCompiledMethodCount() is var now && now != before; i++)
        {
            before = now;
            await Task.Delay(Quiet);
        }
    }
}
