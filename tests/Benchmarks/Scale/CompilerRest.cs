using System.Runtime;

namespace Benchmarks.Scale;

/// <summary>Waits until the JIT compiler has nothing left to do: a thousand types are ten thousand methods, each compiled twice.</summary>
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
