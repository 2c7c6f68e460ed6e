namespace Benchmarks.Codecs;

/// <summary>
/// One way to write and read a message. Implemented by structs: a lane that is generic over one is compiled for it alone, and calls it without a
/// virtual call, which would cost as much as the fastest codec.
/// </summary>
internal interface ICodec<T>
{
    /// <summary>Writes a message.</summary>
    void Encode(ReusedBuffer output, in T message);

    /// <summary>Reads a message.</summary>
    T Decode(byte[] document);
}
