using AgentContracts;

namespace Benchmarks.Codecs;

/// <summary>Every call of the library that is measured, as a transport or the hub makes it.</summary>
internal static class Ours
{
    /// <summary>Writes the members as a JSON object, without the header.</summary>
    public static void EncodeJson<T>(ReusedBuffer output, in T message) where T : IContract<T> => MessageJson.Write(output, message);

    /// <summary>Reads the members from a JSON object.</summary>
    public static T DecodeJson<T>(byte[] document) where T : IMessage<T> => MessageJson.Read<T>(document);

    /// <summary>Writes the members in binary, without the header.</summary>
    public static void EncodeBinary<T>(ReusedBuffer output, in T message) where T : IContract<T> => MessageBinary.Write(output, message);

    /// <summary>Reads the members from binary.</summary>
    public static T DecodeBinary<T>(byte[] document) where T : IMessage<T> => MessageBinary.Read<T>(T.Info.Name, document);

    /// <summary>Writes header and members.</summary>
    public static void EncodeFrame<T>(ReusedBuffer output, Wire wire, in MessageHeader header, in T message) where T : IMessage<T> =>
        MessageFrame.Write(output, wire, header, message);

    /// <summary>Reads the header, then the members.</summary>
    public static T DecodeFrame<T>(byte[] frame, out MessageHeader header) where T : IMessage<T>
    {
        header = MessageFrame.ReadHeader(frame, out var body);
        return MessageFrame.Read<T>(frame, body);
    }

    /// <summary>Counts the rules that a message breaks; their texts are not asked for.</summary>
    public static int Validate<T>(in T message) where T : IContract<T> => MessageValidator.Judge(message).Count;
}
