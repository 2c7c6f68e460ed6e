using AgentContracts;
using Benchmarks.Codecs;
using Benchmarks.Shapes;
using PolyType;

namespace Benchmarks.Suites;

/// <summary>The lanes of a message with interned strings: they read the documents of the message without.</summary>
internal static class InternedLanes
{
    /// <summary>One for each wire.</summary>
    /// <exception cref="CodecException">The message is read as another.</exception>
    public static IReadOnlyList<OurLane> Of<TContract, TTwin, TProto, TInterned>(
        InternedShape<TContract, TTwin, TProto, TInterned> shape, Contenders<TContract, TTwin, TProto> plain, TTwin[] twins)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new()
        where TInterned : IMessage<TInterned>
    {
        var json = new Contender<OurJson<TInterned>, TInterned, TTwin>("our JSON, interned", new(), twins, plain.Json.Documents, shape.FromInterned);
        var binary = new Contender<OurBinary<TInterned>, TInterned, TTwin>("our binary, interned", default, twins, plain.Binary.Documents, shape.FromInterned);
        return
        [
            new("json.decode-interned", json.Decoding(), "json.decode", Peer.Plain),
            new("binary.decode-interned", binary.Decoding(), "binary.decode", Peer.Plain),
        ];
    }
}
