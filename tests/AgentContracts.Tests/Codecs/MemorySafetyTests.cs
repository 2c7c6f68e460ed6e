using System.Globalization;
using System.Runtime.InteropServices;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>
/// Readers touch no byte behind a frame, whatever is in it, and writers none behind what the output offered: both run where that stops the process. No frame
/// makes a reader allocate more than is documented.
/// </summary>
public sealed class MemorySafetyTests
{
    private const int Largest = 1024 * 1024;

    // More than any writer keeps free behind what it has written.
    private const int Margin = 1024;

    // An exception with its text costs some kB at each part that it passes.
    private const int MemoryOfErrors = 64 * 1024;

    // Of each message on each wire; more of them with CONTRACTS_FUZZ_FRAMES.
    private static readonly int Frames = int.Parse(Environment.GetEnvironmentVariable("CONTRACTS_FUZZ_FRAMES") ?? "4000", CultureInfo.InvariantCulture);
    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xC1, 0xFF, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)':', (byte)'e', (byte)'-', (byte)'.', (byte)'0', (byte)' ', (byte)'u'];

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void Readers_stay_inside_the_frame(Wire wire)
    {
        Read<Values>(wire);
        Read<Numbers>(wire);
        Read<Optionals>(wire);
        Read<Collections>(wire);
        Read<Forest>(wire);
        Read<Nested>(wire);
        Read<Wide>(wire);
        Read<Rows>(wire);
        Read<Quote>(wire);
        Read<Defaults>(wire);
        Read<Rarities>(wire);
        Read<Sets>(wire);
        Read<ReadOnlySets>(wire);
        Read<Keyed>(wire);
        Read<OpenData>(wire);
    }

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void Writers_stay_inside_what_they_were_offered(Wire wire)
    {
        Write<Values>(wire);
        Write<Numbers>(wire);
        Write<Optionals>(wire);
        Write<Collections>(wire);
        Write<Forest>(wire);
        Write<Nested>(wire);
        Write<Wide>(wire);
        Write<Rows>(wire);
        Write<Quote>(wire);
        Write<Rarities>(wire);
        Write<Sets>(wire);
        Write<ReadOnlySets>(wire);
        Write<Keyed>(wire);
        Write<OpenData>(wire);
    }

    private static void Read<T>(Wire wire) where T : IMessage<T>
    {
        using var memory = new GuardedMemory(Largest);
        var random = new Random(20260504);
        byte[][] seeds = [
            .. Gen.Select(LegalHeader.Any, Legal.Of<T>())
                .Array[50]
                .Single(static _ => true, "0000KOIPe036")
                .Select((one, i) => RoundTrip.Frame(one.Item1 with { MessageType = i % 2 == 0 ? one.Item1.MessageType : T.Info.Name, Fingerprint = 0, FieldCount = 0 }, one.Item2, wire)),
        ];
        for (var i = 0; i < Frames; i++)
        {
            var frame = memory.Place(Change(seeds[i % seeds.Length], random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                // Every other one, which has any name, as the hub does, which has looked at that.
                _ = i % 2 == 0 ? MessageFrame.Read<T>(frame, 0) : MessageFrame.Read<T>(frame);
                _ = MessageFrame.ReadHeader(frame);
            }
            catch (MessageFormatException)
            {
                // Refused, as most of them should be.
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (frame.Length * BinaryFormat.MemoryPerByte) + MemoryOfErrors);
        }
    }

    [Fact]
    public void Rows_of_the_longest_texts_that_fit_stay_inside_as_well()
    {
        // Before them stands what takes as much as it can of the room that it has to leave: a text that just fits, and a part whose length takes one byte.
        var longest = new string('x', BinaryFieldWriter.ShortText);
        string[] list = [new string('円', 93), .. Enumerable.Repeat(longest, 6)];
        var shorter = longest[..12];
        var part = new Row(shorter, shorter, shorter, shorter, shorter, shorter, shorter, shorter, shorter);
        var entries = new Dictionary<string, string> { [$"{longest}y"] = longest, [longest] = longest };
        var keyed = new Dictionary<int, string> { [int.MinValue] = longest, [int.MaxValue] = longest };
        var rows = (Rows)typeof(Rows).GetConstructors()[0].Invoke(
        [
            .. typeof(Rows).GetConstructors()[0].GetParameters().Select(object? (parameter) => parameter.Name switch
            {
                nameof(Rows.List) => list,
                nameof(Rows.Part) => part,
                nameof(Rows.Entries) => entries,
                nameof(Rows.Keyed) => keyed,
                nameof(Rows.T39) or nameof(Rows.T40) => decimal.MaxValue,
                _ => longest,
            }),
        ]);
        var expected = MessageBinary.Write(rows);
        using var memory = new GuardedMemory(Largest);
        for (var given = 0; given < expected.Length + Margin; given++)
        {
            memory.Clear();
            memory.Given = given;
            MessageBinary.Write(memory, rows);
            Assert.Equal(expected, memory.Written);
        }
    }

    private static void Write<T>(Wire wire) where T : IMessage<T>
    {
        using var memory = new GuardedMemory(Largest);
        Gen.Select(LegalHeader.Any, Legal.Of<T>(), Gen.UInt).Sample(
            (header, message, some) =>
            {
                var own = header with { Fingerprint = 0, FieldCount = 0 };
                var expected = RoundTrip.Frame(own, message, wire);
                foreach (int? given in (int?[])[null, (int)(some % (uint)(expected.Length + Margin))])
                {
                    memory.Clear();
                    memory.Given = given;
                    MessageFrame.Write(memory, wire, own, message);
                    Assert.Equal(expected, memory.Written);
                }
            },
            iter: Math.Max(300, Frames / 20),
            threads: 1);
    }

    /// <summary>A frame cut short, or with a few bytes changed, left out, doubled or put in.</summary>
    private static byte[] Change(byte[] frame, Random random)
    {
        var changed = frame.ToList();
        for (var change = random.Next(4); change > 0 && changed.Count > 1; change--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(6))
            {
                case 0:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                case 1:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 2:
                    changed[at] = Telling[random.Next(Telling.Length)];
                    break;
                case 3:
                    changed.RemoveAt(at);
                    break;
                case 4:
                    changed.Insert(at, Telling[random.Next(Telling.Length)]);
                    break;
                default:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(changed.Count - at, 1 + random.Next(16))));
                    break;
            }
        }

        // A binary frame says how long it is; most changes are to get further than that.
        if (changed.Count > 8 && changed[0] == 0xC1 && random.Next(8) != 0)
        {
            BitConverter.GetBytes(changed.Count).CopyTo((Span<byte>)CollectionsMarshal.AsSpan(changed)[4..]);
        }

        return [.. changed];
    }
}
