using System.Text;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>What holds between our JSON and that of System.Text.Json for a message that it writes in the same form.</summary>
internal static class Differential
{
    private static Gen<(int At, byte Value)> Change { get; } = Gen.Select(
        Gen.Int[0, int.MaxValue],
        Gen.OneOf<byte>(Gen.Byte, Edges.OneOf("{}[]\",:\\ \n0123456789.-+=/TnuAz"u8.ToArray())));

    /// <summary>We write what it writes; each reads what the other wrote.</summary>
    public static void WritesAndReadsAlike<T>() where T : IMessage<T> =>
        Legal.Of<T>().Sample(
            static message =>
            {
                Assert.Equal(Encoding.UTF8.GetString(SystemTextJson.Write(message)), Encoding.UTF8.GetString(MessageJson.Write(message)));
                Exact.Equal(message, MessageJson.Read<T>(SystemTextJson.Write(message)));
                Assert.True(SystemTextJson.TryRead<T>(MessageJson.Write(message), out var read));
                Exact.Equal(message, read!);
            },
            iter: 1_000);

    /// <summary>Documents with a few bytes changed are accepted by both or by neither.</summary>
    public static void RefusesAlike<T>() where T : IMessage<T> =>
        Gen.Select(Legal.Of<T>(), Gen.Int, Gen.Bool, Change.Array[1, 3]).Sample(
            (message, seed, isRewritten, changes) =>
            {
                var document = MessageJson.Write(message);
                if (isRewritten)
                {
                    document = new JsonScrambler(seed).Rewrite(document, document, typeof(T));
                }

                foreach (var (at, value) in changes)
                {
                    document[at % document.Length] = value;
                }

                Same<T>(document);
            },
            iter: 20_000);

    /// <summary>Both read the same, or both refuse.</summary>
    public static void Same<T>(byte[] document) where T : IMessage<T>
    {
        var accepted = SystemTextJson.TryRead<T>(document, out var theirs);
        try
        {
            var ours = MessageJson.Read<T>(document);
            Assert.True(accepted, $"accepted: {Encoding.UTF8.GetString(document)}");
            Exact.Equal(theirs!, ours);
        }
        catch (MessageFormatException error)
        {
            Assert.True(!accepted || DeliberateDifferences.Explain(document, error), $"refused: {error.Message} {Encoding.UTF8.GetString(document)}");
        }
    }
}
