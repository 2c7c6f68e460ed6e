using Benchmarks.Codecs;
using Benchmarks.Measuring;
using Benchmarks.Samples;

namespace Benchmarks.Lanes;

/// <summary>Writes one message after the other into the same memory.</summary>
internal sealed class EncodeLane<TCodec, T>(string name, TCodec codec, T[] messages) : Lane(name) where TCodec : struct, ICodec<T>
{
    private readonly ReusedBuffer _output = new();

    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _output.Clear();
            codec.Encode(_output, messages[i % SampleSet.Count]);
        }
    }
}
