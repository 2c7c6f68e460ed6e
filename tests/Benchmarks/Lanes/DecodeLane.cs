using Benchmarks.Codecs;
using Benchmarks.Measuring;
using Benchmarks.Samples;

namespace Benchmarks.Lanes;

/// <summary>Reads one document after the other.</summary>
internal sealed class DecodeLane<TCodec, T>(string name, TCodec codec, byte[][] documents) : Lane(name) where TCodec : struct, ICodec<T>
{
    /// <summary>The last message: one that nobody can see need not be made.</summary>
    public T? Last { get; private set; }

    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Last = codec.Decode(documents[i % SampleSet.Count]);
        }
    }
}
