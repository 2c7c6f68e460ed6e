using System.Text.Json;
using Benchmarks.Samples;

namespace Benchmarks.Tests.Samples;

public sealed class ForeignJsonTests
{
    private static readonly byte[] Document = """{"symbol":"円/USD","flow":{"buy":1.5,"sell":2,"trades":3},"assets":["a","b"],"size":0.25}"""u8.ToArray();

    private readonly byte[][] _foreign = [.. Foreign(1)];

    [Fact]
    public void It_says_the_same_and_two_things_that_nobody_knows() => Assert.All(_foreign, static document =>
    {
        using var expected = JsonDocument.Parse(Document);
        using var actual = JsonDocument.Parse(document);
        Assert.All(expected.RootElement.EnumerateObject(), property => Assert.True(JsonElement.DeepEquals(property.Value, actual.RootElement.GetProperty(property.Name))));
        Assert.Equal(expected.RootElement.GetPropertyCount() + 2, actual.RootElement.GetPropertyCount());
    });

    [Fact]
    public void It_is_spaced() => Assert.All(_foreign, static document => Assert.Contains((byte)'\n', document));

    [Fact]
    public void Its_order_changes_in_parts_too()
    {
        Assert.True(_foreign.Select(static document => Names(document, "")).Distinct().Count() > 10);
        Assert.True(_foreign.Select(static document => Names(document, "flow")).Distinct().Count() > 3);
    }

    [Fact]
    public void It_is_the_same_in_every_run() => Assert.Equal(_foreign, Foreign(1));

    private static IEnumerable<byte[]> Foreign(int seed)
    {
        var foreign = new ForeignJson(seed);
        return Enumerable.Range(0, 32).Select(_ => foreign.From(Document));
    }

    private static string Names(byte[] document, string part)
    {
        using var parsed = JsonDocument.Parse(document);
        var element = part.Length == 0 ? parsed.RootElement : parsed.RootElement.GetProperty(part);
        return string.Join(',', element.EnumerateObject().Select(static property => property.Name));
    }
}
