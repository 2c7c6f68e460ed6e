using System.Buffers;
using AgentContracts.Codecs;
using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>The properties that hold for every legal value of every message.</summary>
internal static class RoundTrip
{
    private const int Iterations = 300;

    /// <summary>A legal message breaks no rule, and reading what was written gives it back.</summary>
    public static void IsExact<T>() where T : IMessage<T> =>
        Legal.Of<T>().Sample(
            static message =>
            {
                Assert.Empty(MessageValidator.Validate(message));
                Exact.Equal(message, MessageJson.Read<T>(MessageJson.Write(message)));
            },
            iter: Iterations);

    /// <summary>In binary too, by itself and behind a header, and what the two wires give back is the same.</summary>
    public static void IsExactInBinary<T>() where T : IMessage<T> =>
        Gen.Select(LegalHeader.Any, Legal.Of<T>(), Gen.Bool).Sample(
            static (any, message, isNamed) =>
            {
                // The name must be the message's, unless who has read the header does not ask for it, and the fingerprint the contract's own, or none.
                var header = any with
                {
                    MessageType = isNamed ? T.Info.Name : any.MessageType,
                    Fingerprint = any.Fingerprint == 0 ? 0 : T.Info.Fingerprint,
                    FieldCount = any.Fingerprint == 0 ? 0 : T.Info.FieldCount,
                };
                var frame = Frame(header, message, Wire.Binary);

                Exact.Equal(message, MessageBinary.Read<T>(T.Info.Name, MessageBinary.Write(message)));
                Exact.Equal(header, MessageFrame.ReadHeader(frame));
                Exact.Equal(message, Read(frame));
                Exact.Equal(Read(Frame(header, message)), Read(frame));

                T Read(byte[] frame)
                {
                    MessageFrame.ReadHeader(frame, out var body);
                    return isNamed ? MessageFrame.Read<T>(frame) : MessageFrame.Read<T>(frame, body);
                }
            },
            iter: Iterations);

    /// <summary>Header and message come back from one frame, also after another program has rewritten it.</summary>
    public static void SurvivesRewriting<T>() where T : IMessage<T> =>
        Gen.Select(LegalHeader.Any, Legal.Of<T>(), LegalHeader.Any, Legal.Of<T>(), Gen.Int).Sample(
            static (header, message, otherHeader, otherMessage, seed) =>
            {
                var frame = Frame(header, message);
                var rewritten = new JsonScrambler(seed).Rewrite(frame, Frame(otherHeader, otherMessage), typeof(T));

                Exact.Equal(header, HeaderJson.Read(frame));
                Exact.Equal(message, MessageJson.Read<T>(frame));
                Exact.Equal(header, HeaderJson.Read(rewritten));
                Exact.Equal(message, MessageJson.Read<T>(rewritten));
            },
            iter: Iterations);

    public static byte[] Frame<T>(in MessageHeader header, in T message, Wire wire = Wire.Json) where T : IMessage<T>
    {
        var output = new ArrayBufferWriter<byte>();
        MessageFrame.Write(output, wire, header, message);
        return output.WrittenSpan.ToArray();
    }
}
