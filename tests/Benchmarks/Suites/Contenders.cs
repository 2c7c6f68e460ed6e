using AgentContracts;
using Benchmarks.Codecs;
using Benchmarks.Samples;
using Benchmarks.Shapes;
using PolyType;

namespace Benchmarks.Suites;

/// <summary>Every codec with the same messages; each reads what it must read.</summary>
internal sealed class Contenders<TContract, TTwin, TProto>
    where TContract : IMessage<TContract>
    where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
    where TProto : class, Google.Protobuf.IMessage<TProto>, new()
{
    private const int ForeignSeed = 3;

    /// <summary>Makes them and checks them.</summary>
    /// <exception cref="CodecException">One does not read what it should.</exception>
    public Contenders(Shape<TContract, TTwin, TProto> shape, TTwin[] twins)
    {
        Json = new("our JSON", new(), twins, shape.ToContract, shape.FromContract);
        Binary = new("our binary", default, twins, shape.ToContract, shape.FromContract);
        JsonFrame = new("our JSON frame", OurFrame<TContract>.On(Wire.Json), twins, shape.ToContract, shape.FromContract);
        BinaryFrame = new("our binary frame", OurFrame<TContract>.On(Wire.Binary), twins, shape.ToContract, shape.FromContract);
        SystemTextJson = new("System.Text.Json", new(), twins, static twin => twin, static twin => twin);
        MemoryPack = new("MemoryPack", default, twins, static twin => twin, static twin => twin);
        MessagePack = new("MessagePack-CSharp", default, twins, static twin => twin, static twin => twin);
        Nerdbank = new("Nerdbank.MessagePack", new(), twins, static twin => twin, static twin => twin);
        Protobuf = new("Google.Protobuf", new(), twins, shape.ToProto, shape.FromProto);

        var foreign = new ForeignJson(ForeignSeed);
        Foreign = [.. SystemTextJson.Documents.Select(foreign.From)];
        Json.CheckReads(SystemTextJson.Documents, "System.Text.Json");
        Json.CheckReads(Foreign, "foreign JSON");
        SystemTextJson.CheckReads(Json.Documents, "our JSON");
        SystemTextJson.CheckReads(Foreign, "foreign JSON");
    }

    /// <summary>The messages as another program might write them.</summary>
    public byte[][] Foreign { get; }

    /// <summary>Ours.</summary>
    public Contender<OurJson<TContract>, TContract, TTwin> Json { get; }

    /// <summary>Ours.</summary>
    public Contender<OurBinary<TContract>, TContract, TTwin> Binary { get; }

    /// <summary>Ours, with the header.</summary>
    public Contender<OurFrame<TContract>, TContract, TTwin> JsonFrame { get; }

    /// <summary>Ours, with the header.</summary>
    public Contender<OurFrame<TContract>, TContract, TTwin> BinaryFrame { get; }

    /// <summary>A peer.</summary>
    public Contender<SystemTextJson<TTwin>, TTwin, TTwin> SystemTextJson { get; }

    /// <summary>A peer.</summary>
    public Contender<MemoryPackCodec<TTwin>, TTwin, TTwin> MemoryPack { get; }

    /// <summary>A peer.</summary>
    public Contender<MessagePackCodec<TTwin>, TTwin, TTwin> MessagePack { get; }

    /// <summary>A peer.</summary>
    public Contender<NerdbankCodec<TTwin>, TTwin, TTwin> Nerdbank { get; }

    /// <summary>A peer.</summary>
    public Contender<ProtobufCodec<TProto>, TProto, TTwin> Protobuf { get; }
}
