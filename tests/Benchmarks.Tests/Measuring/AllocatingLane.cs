using Benchmarks.Measuring;

namespace Benchmarks.Tests.Measuring;

/// <summary>Allocates one array per so many operations.</summary>
internal sealed class AllocatingLane(int operationsPerArray) : Lane("allocating")
{

    private byte[]? _last;

    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i += operationsPerArray)
        {
            _last = new byte[40];
        }

        GC.KeepAlive(_last);
    }
}
