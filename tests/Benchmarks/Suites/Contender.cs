using Benchmarks.Codecs;
using Benchmarks.Lanes;
using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>A codec with messages in its own form; it has shown that it reads them.</summary>
internal sealed class Contender<TCodec, T, TTwin> where TCodec : struct, ICodec<T> where TTwin : IEquatable<TTwin>
{
    private readonly TCodec _codec;
    private readonly T[] _messages = [];
    private readonly TTwin[] _twins;
    private readonly Func<T, TTwin> _toTwin;

    /// <summary>Lets the codec write all messages and read them again.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="codec">The codec.</param>
    /// <param name="twins">The messages.</param>
    /// <param name="fromTwin">Makes a message in the codec's own form.</param>
    /// <param name="toTwin">The way back.</param>
    /// <exception cref="CodecException">It fails, or what it read is not what it wrote.</exception>
    public Contender(string name, TCodec codec, TTwin[] twins, Func<TTwin, T> fromTwin, Func<T, TTwin> toTwin)
        : this(name, codec, twins, toTwin)
    {
        _messages = [.. twins.Select(fromTwin)];
        Documents = [.. _messages.Select(Encode)];
        CheckReads(Documents, "its own documents");
    }

    /// <summary>Lets the codec read documents with the messages; it writes none.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="codec">The codec.</param>
    /// <param name="twins">The messages.</param>
    /// <param name="documents">The documents, in the order of the messages.</param>
    /// <param name="toTwin">Makes a twin of what was read.</param>
    /// <exception cref="CodecException">It fails, or reads something else.</exception>
    public Contender(string name, TCodec codec, TTwin[] twins, byte[][] documents, Func<T, TTwin> toTwin)
        : this(name, codec, twins, toTwin)
    {
        Documents = documents;
        CheckReads(Documents, "the documents of another");
    }

    private Contender(string name, TCodec codec, TTwin[] twins, Func<T, TTwin> toTwin) => (Name, _codec, _twins, _toTwin) = (name, codec, twins, toTwin);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it reads; what it wrote, if it writes.</summary>
    public byte[][] Documents { get; } = [];

    /// <summary>The mean length of a document.</summary>
    public double Bytes => Documents.Average(static document => document.Length);

    /// <summary>Makes sure that the codec reads documents with the same messages.</summary>
    /// <param name="documents">The documents, in the order of the messages.</param>
    /// <param name="whose">Where they are from, for the error.</param>
    /// <exception cref="CodecException">It fails, or reads something else.</exception>
    public void CheckReads(byte[][] documents, string whose)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            var read = Guard(() => _toTwin(_codec.Decode(documents[i])), "read", i);
            if (!read.Equals(_twins[i]))
            {
                throw new CodecException($"{Name} reads message {i} from {whose} as {read}, not as {_twins[i]}.");
            }
        }
    }

    /// <summary>A lane that writes the messages.</summary>
    public Lane Encoding() => new EncodeLane<TCodec, T>($"encode {Name}", _codec, _messages);

    /// <summary>A lane that reads <see cref="Documents"/>.</summary>
    public Lane Decoding() => Decoding(Documents, "decode");

    /// <summary>A lane that reads other documents, which <see cref="CheckReads"/> has seen.</summary>
    public Lane Decoding(byte[][] documents, string name) => new DecodeLane<TCodec, T>($"{name} {Name}", _codec, documents);

    private byte[] Encode(T message, int index) => Guard(
        () =>
        {
            var output = new ReusedBuffer();
            _codec.Encode(output, message);
            return output.Written.ToArray();
        },
        "write",
        index);

    private TResult Guard<TResult>(Func<TResult> work, string verb, int index)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            throw new CodecException($"{Name} could not {verb} message {index}: {exception.Message}", exception);
        }
    }
}
