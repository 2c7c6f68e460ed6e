using System.Buffers;

namespace Benchmarks.Codecs;

/// <summary>Memory that every message is written to anew, as a transport does with a pooled buffer.</summary>
internal sealed class ReusedBuffer : IBufferWriter<byte>
{
    private readonly byte[] _bytes = new byte[64 * 1024];
    private int _written;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

    /// <summary>Forgets what has been written.</summary>
    public void Clear() => _written = 0;

    /// <inheritdoc/>
    public void Advance(int count) => _written += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_written);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_written);
}
