using System.Text;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>What a reader allocates grows with the frame by no more than is documented, and nothing honest is refused for it.</summary>
public sealed class ReaderMemoryTests
{
    private const int Count = 10_000;
    private const int Repeats = 30_000;
    private const int Slack = 16 * 1024;

    [Fact]
    public void Ten_thousand_small_parts_and_nulls_travel_on_both_wires()
    {
        var crumbs = new Crumbs([], [], [], []);
        Travels(crumbs with { Parts = [.. Enumerable.Range(0, Count).Select(static i => new Crumb((byte)i))] });
        Travels(crumbs with { Structs = [.. Enumerable.Range(0, Count).Select(static i => new Grain((byte)i))] });
        Travels(crumbs with { Nulls = new Point?[Count] });
        Travels(crumbs with { Absent = new Crumb?[Count] });
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(7, 5)]
    public void Empty_collections_are_read_within_the_bound(int fields, int before)
    {
        // A list of lists, arrays or dictionaries, a byte for each.
        byte[] body = [.. Varint.Of((ulong)fields), .. Enumerable.Repeat((byte)2, before), .. Varint.Of(Repeats + 1), .. Enumerable.Repeat((byte)2, Repeats), .. Enumerable.Repeat((byte)2, fields - before - 1)];

        Assert.InRange(AllocatedBy(body, static body => MessageBinary.Read<Nested>("nested", body)), Repeats, (body.Length * BinaryFormat.MemoryPerByte) + Slack);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("{\"\":1}")]
    [InlineData("[[[[[[1]]]]]]")]
    public void Open_values_are_read_within_the_bound(string json)
    {
        byte[] value = [.. Varint.Of((ulong)json.Length + 1), .. Encoding.UTF8.GetBytes(json)];
        byte[] binary = [10, 4, (byte)'1', .. Varint.Of(Repeats + 1), .. Enumerable.Repeat(value, Repeats).SelectMany(static v => v), 2, 0, 0];
        var text = Encoding.UTF8.GetBytes($"{{\"any\":1,\"named\":{{}},\"many\":[{string.Join(',', Enumerable.Repeat(json, Repeats))}]}}");

        Assert.InRange(AllocatedBy(binary, static body => MessageBinary.Read<OpenData>("open_data", body)), Repeats, (binary.Length * BinaryFormat.MemoryPerByte) + Slack);
        Assert.InRange(AllocatedBy(text, static body => MessageJson.Read<OpenData>(body)), Repeats, (text.Length * BinaryFormat.MemoryPerByte) + Slack);
    }

    [Theory]
    [InlineData("parts", "{}")]
    [InlineData("structs", "{}")]
    [InlineData("nulls", "null")]
    [InlineData("absent", "null")]
    public void Small_parts_in_json_are_read_within_the_bound(string field, string element)
    {
        var rest = string.Concat(new[] { "parts", "structs", "nulls", "absent" }.Where(f => f != field).Select(static f => $"\"{f}\":[],"));
        var json = Encoding.UTF8.GetBytes($"{{{rest}\"{field}\":[{string.Join(',', Enumerable.Repeat(element, Repeats))}]}}");

        Assert.InRange(AllocatedBy(json, static body => MessageJson.Read<Crumbs>(body)), Repeats, (json.Length * BinaryFormat.MemoryPerByte) + Slack);
    }

    [Fact]
    public void Empty_collections_in_json_are_read_within_the_bound()
    {
        var rest = "\"rows\":[],\"grid\":[],\"words\":[],\"books\":{},\"palettes\":{},\"gaps\":[]";
        var json = Encoding.UTF8.GetBytes($"{{{rest},\"layers\":[{string.Join(',', Enumerable.Repeat("{}", Repeats))}]}}");

        Assert.InRange(AllocatedBy(json, static body => MessageJson.Read<Nested>(body)), Repeats, (json.Length * BinaryFormat.MemoryPerByte) + Slack);
    }

    [Fact]
    public void Small_addresses_are_read_within_the_bound()
    {
        foreach (var address in new[] { "a", "ab:c", "http://a" })
        {
            var text = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat($"\"{address}\"", Repeats))}]");
            byte[] binary = [.. Varint.Of(Repeats + 1), .. Enumerable.Repeat<byte[]>([.. Varint.Of((ulong)address.Length + 1), .. Encoding.UTF8.GetBytes(address)], Repeats).SelectMany(static a => a)];

            Assert.InRange(AllocatedBy(binary, ReadBinary), Repeats, (binary.Length * BinaryFormat.MemoryPerByte) + Slack);
            Assert.InRange(AllocatedBy(text, ReadJson), Repeats, (text.Length * BinaryFormat.MemoryPerByte) + Slack);
        }

        static void ReadBinary(byte[] bytes)
        {
            var reader = new BinaryFieldReader("addresses", bytes);
            ListCodec<Uri, UriCodec>.ReadBinary(ref reader, 0, out _);
        }

        static void ReadJson(byte[] bytes)
        {
            var reader = new JsonFieldReader("addresses", bytes);
            ListCodec<Uri, UriCodec>.ReadJson(ref reader, 0, out _);
        }
    }

    private static void Travels(Crumbs crumbs)
    {
        Assert.True(MessageValidator.Judge(crumbs).IsValid);
        var binary = MessageBinary.Write(crumbs);
        var read = MessageBinary.Read<Crumbs>("crumbs", binary);
        Same(crumbs, read);
        Same(crumbs, MessageJson.Read<Crumbs>(MessageJson.Write(crumbs)));
    }

    private static void Same(Crumbs expected, Crumbs actual)
    {
        Assert.Equal(expected.Parts, actual.Parts);
        Assert.Equal(expected.Structs, actual.Structs);
        Assert.Equal(expected.Nulls, actual.Nulls);
        Assert.Equal(expected.Absent, actual.Absent);
    }

    private static long AllocatedBy(byte[] bytes, Action<byte[]> read)
    {
        read(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        read(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
