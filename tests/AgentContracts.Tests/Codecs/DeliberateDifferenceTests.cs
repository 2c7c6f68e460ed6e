using System.Text;
using System.Text.Json;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Each of the differences from System.Text.Json that are meant is one, and there are no more than ten.</summary>
public sealed class DeliberateDifferenceTests
{
    private static readonly OpenData Open = new(JsonElement.Parse("1"), [], []);

    [Fact]
    public void There_are_few_and_each_has_an_example()
    {
        Assert.InRange(DeliberateDifferences.All.Count + 2, 1, DeliberateDifferences.Most);
        Assert.Equal(
            DeliberateDifferences.All.Select(static difference => difference.Reason),
            [
                Reason<Mirror>("null"),
                Reason<Mirror>(With(Mirrored, "real", "1e400")),
                Reason<Mirror>(With(Mirrored, "span", "\"7\"")),
                Reason<Period>("""{"from":"2025-11-22T14:40:00","length":"00:00:00"}"""),
                Reason<Keyed>(With(Keyed, "phases", """{"OPEN":1}""")),
                Reason<OpenData>(With(Encoding.UTF8.GetString(MessageJson.Write(Open)), "any", "\"\\ud800\"")),
            ]);
    }

    [Fact]
    public void A_nullable_member_may_be_missing()
    {
        var document = """{"value":7}"""u8;

        Assert.Equal(new Loose(7, null), MessageJson.Read<Loose>("loose", document));
        Assert.False(SystemTextJson.TryRead<Loose>(document, out _));
    }

    [Fact]
    public void The_sign_of_a_decimal_zero_is_kept()
    {
        var message = MessageJson.Read<Mirror>(Encoding.UTF8.GetBytes(With(Mirrored, "exact", "-0.00")));

        Exact.Equal(new decimal(0, 0, 0, isNegative: true, scale: 2), message.Exact);
        Assert.Contains("\"exact\":-0.00,", Encoding.UTF8.GetString(MessageJson.Write(message)), StringComparison.Ordinal);
        Assert.Contains("\"exact\":0.00,", Encoding.UTF8.GetString(SystemTextJson.Write(message)), StringComparison.Ordinal);
    }

    private static string Mirrored { get; } = Encoding.UTF8.GetString(MessageJson.Write(
        new Mirror("a", 1.5, 2.5f, 3.50m, 4, 5, 6, 7, true, Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.Zero, [], [], [], new("p", []))));

    private static string Keyed { get; } =
        """{"tiny":{},"small":{},"short":{},"u_short":{},"parts":{},"points":{},"reals":{},"lists":{},"names":{},"phases":{},"words":{}}""";

    // The reason for which we refuse what it accepts.
    private static string Reason<T>(string text) where T : IContract<T>
    {
        var document = Encoding.UTF8.GetBytes(text);
        Assert.True(SystemTextJson.TryRead<T>(document, out _), text);

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<T>("it", document));

        var reasons = DeliberateDifferences.All.Where(difference => difference.Applies(document, error)).Select(static difference => difference.Reason);
        return Assert.Single(reasons.DefaultIfEmpty($"{error.Message} {text}"));
    }

    private static string With(string json, string field, string value) => $"{json[..^1]},\"{field}\":{value}}}";
}
