using AgentContracts;
using Benchmarks.Lanes;
using Benchmarks.Measuring;
using Benchmarks.Samples;
using Benchmarks.Shapes;
using PolyType;

namespace Benchmarks.Suites;

/// <summary>Makes what is measured of one message, and checks it before.</summary>
internal static class SuiteBuilder
{
    private const int Seed = 1;
    private const int BrokenRules = 3;

    /// <summary>The suite of a message.</summary>
    /// <exception cref="CodecException">A codec or validator does not do what is to be measured.</exception>
    public static Suite Build<TContract, TTwin, TProto>(Shape<TContract, TTwin, TProto> shape, SampleGroup group)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new() =>
        Build(shape, group, static (_, _) => []);

    /// <summary>The suite of a message that exists with interned strings, too.</summary>
    /// <exception cref="CodecException">A codec or validator does not do what is to be measured.</exception>
    public static Suite BuildInterned<TContract, TTwin, TProto, TInterned>(InternedShape<TContract, TTwin, TProto, TInterned> shape, SampleGroup group)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new()
        where TInterned : IMessage<TInterned> =>
        Build(shape, group, (contenders, twins) => InternedLanes.Of(shape, contenders, twins));

    private static Suite Build<TContract, TTwin, TProto>(
        Shape<TContract, TTwin, TProto> shape,
        SampleGroup group,
        Func<Contenders<TContract, TTwin, TProto>, TTwin[], IReadOnlyList<OurLane>> moreDecoding)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new()
    {
        var message = typeof(TTwin).Name;
        try
        {
            var dice = new Dice(Seed, group.Words);
            TTwin[] twins = [.. Dice.List(SampleSet.Count, () => shape.Sample(dice))];
            var contenders = new Contenders<TContract, TTwin, TProto>(shape, twins);
            return new Suite(
                group,
                message,
                [
                    EncodeField(contenders),
                    DecodeField(contenders, moreDecoding(contenders, twins)),
                    ForeignField(contenders),
                    ValidateField(shape, twins, "validate", 0),
                    ValidateField(shape, [.. twins.Select(shape.Break)], "validate-invalid", BrokenRules),
                ],
                Sizes(contenders));
        }
        catch (CodecException exception)
        {
            throw new CodecException($"{message}, {group.Title}: {exception.Message}", exception);
        }
    }

    private static Field EncodeField<TContract, TTwin, TProto>(Contenders<TContract, TTwin, TProto> all)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new() => FieldBuilder.Versus(
        [
            new("json.encode", all.Json.Encoding()),
            new("binary.encode", all.Binary.Encoding()),
            new("json.encode-frame", all.JsonFrame.Encoding(), "json.encode", MeetsPeers: false),
            new("binary.encode-frame", all.BinaryFrame.Encoding(), "binary.encode", MeetsPeers: false),
        ],
        [
            new(Peer.SystemTextJson, all.SystemTextJson.Encoding()),
            new(Peer.MemoryPack, all.MemoryPack.Encoding()),
            new(Peer.MessagePack, all.MessagePack.Encoding()),
            new(Peer.Nerdbank, all.Nerdbank.Encoding()),
            new(Peer.Protobuf, all.Protobuf.Encoding()),
        ]);

    private static Field DecodeField<TContract, TTwin, TProto>(Contenders<TContract, TTwin, TProto> all, IReadOnlyList<OurLane> more)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new() => FieldBuilder.Versus(
        [
            new("json.decode", all.Json.Decoding()),
            new("binary.decode", all.Binary.Decoding()),
            new("json.decode-frame", all.JsonFrame.Decoding(), "json.decode", MeetsPeers: false),
            new("binary.decode-frame", all.BinaryFrame.Decoding(), "binary.decode", MeetsPeers: false),
            .. more,
        ],
        [
            new(Peer.SystemTextJson, all.SystemTextJson.Decoding()),
            new(Peer.MemoryPack, all.MemoryPack.Decoding()),
            new(Peer.MessagePack, all.MessagePack.Decoding()),
            new(Peer.Nerdbank, all.Nerdbank.Decoding()),
            new(Peer.Protobuf, all.Protobuf.Decoding()),
        ]);

    private static Field ForeignField<TContract, TTwin, TProto>(Contenders<TContract, TTwin, TProto> all)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new() => FieldBuilder.Versus(
        [new("json.decode-foreign", all.Json.Decoding(all.Foreign, "decode foreign"))],
        [new(Peer.SystemTextJson, all.SystemTextJson.Decoding(all.Foreign, "decode foreign"))]);

    private static Field ValidateField<TContract, TTwin, TProto>(Shape<TContract, TTwin, TProto> shape, TTwin[] twins, string operation, int expected)
        where TContract : IMessage<TContract>
        where TTwin : notnull
    {
        var ours = new ValidateLane<TContract>($"{operation} ours", [.. twins.Select(shape.ToContract)]);
        var theirs = new DataAnnotationsLane($"{operation} DataAnnotations", [.. twins.Cast<object>()]);
        ours.Check(expected);
        theirs.Check(expected);
        return FieldBuilder.Versus([new(operation, ours)], [new(Peer.DataAnnotations, theirs)]);
    }

    private static List<SizeComparison> Sizes<TContract, TTwin, TProto>(Contenders<TContract, TTwin, TProto> all)
        where TContract : IMessage<TContract>
        where TTwin : IShapeable<TTwin>, IEquatable<TTwin>
        where TProto : class, Google.Protobuf.IMessage<TProto>, new()
    {
        (string Peer, double Bytes)[] peers =
        [
            (Peer.SystemTextJson, all.SystemTextJson.Bytes),
            (Peer.MemoryPack, all.MemoryPack.Bytes),
            (Peer.MessagePack, all.MessagePack.Bytes),
            (Peer.Nerdbank, all.Nerdbank.Bytes),
            (Peer.Protobuf, all.Protobuf.Bytes),
        ];
        return
        [
            .. peers.Select(peer => new SizeComparison("json.bytes", peer.Peer, all.Json.Bytes, peer.Bytes)),
            .. peers.Select(peer => new SizeComparison("binary.bytes", peer.Peer, all.Binary.Bytes, peer.Bytes)),
            new("json.bytes-frame", Peer.Payload, all.JsonFrame.Bytes, all.Json.Bytes),
            new("binary.bytes-frame", Peer.Payload, all.BinaryFrame.Bytes, all.Binary.Bytes),
        ];
    }
}
