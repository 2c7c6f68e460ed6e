using System.Text;
using System.Text.Json;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Each of the differences from System.Text.Json that are meant is one, and there are ten.</summary>
public sealed class DeliberateDifferenceTests
{
    private static readonly OpenData Open = new(JsonElement.Parse("1"), [], []);

    private static readonly Dictionary<string, Action> Examples = new()
    {
        [DeliberateDifferences.MayBeMissing] = ANullableMemberIsMissing,
        [DeliberateDifferences.NullArray] = NullIsReadForAnImmutableArray,
        [DeliberateDifferences.SignOfZero] = ADecimalZeroKeepsItsSign,
    };

    public static TheoryData<string> OtherWayRound => [.. DeliberateDifferences.OtherWayRound];

    [Fact]
    public void There_are_few_and_each_has_an_example()
    {
        Assert.Equal(10, DeliberateDifferences.All.Count + DeliberateDifferences.OtherWayRound.Count);
        Assert.Equal(
            DeliberateDifferences.All.Select(static difference => difference.Reason),
            [
                Reason<Mirror>("null"),
                Reason<Mirror>(With(Mirrored, "real", "1e400")),
                Reason<Mirror>(With(Mirrored, "span", "\"7\"")),
                Reason<Period>("""{"from":"2025-11-22T14:40:00","length":"00:00:00"}"""),
                Reason<Keyed>(With(Keyed, "phases", """{"OPEN":1}""")),
                Reason<OpenData>(With(Encoding.UTF8.GetString(MessageJson.Write(Open)), "any", "\"\\ud800\"")),
                Reason<Settable>("""{"must":1}""", "settable"),
            ]);
    }

    [Theory]
    [MemberData(nameof(OtherWayRound))]
    public void What_is_the_other_way_round_has_an_example_too(string reason) => Examples[reason]();

    [Fact]
    public void A_property_that_is_missing_for_no_such_reason_is_not_explained()
    {
        Assert.False(DeliberateDifferences.Explain([], new MessageFormatException("settable", "must", 0, "the property, which is missing")));
        Assert.False(DeliberateDifferences.Explain([], new MessageFormatException("mirror", "count", 0, "the property, which is missing")));
    }

    private static void ANullableMemberIsMissing()
    {
        var document = """{"value":7}"""u8;

        Assert.Equal(new Loose(7, null), MessageJson.Read<Loose>("loose", document));
        Assert.False(SystemTextJson.TryRead<Loose>(document, out _));
    }

    [Fact]
    public void A_member_without_a_default_of_its_own_must_be_there()
    {
        Assert.Equal("count", Missing("""{"must":1,"name":"x"}"""));
        Assert.Equal("name", Missing("""{"must":1,"count":1}"""));
        Assert.Equal(new Settable { Count = 2, Must = 1, Name = "x" }, MessageJson.Read<Settable>("settable", """{"must":1,"count":2,"name":"x"}"""u8));
        Assert.Equal("must", Assert.Throws<MessageFormatException>(static () => MessageJson.Read<Settable>("settable", """{"count":1,"name":"x"}"""u8)).Field);
        Assert.False(SystemTextJson.TryRead<Settable>("""{"count":1,"name":"x"}"""u8, out _));

        static string? Missing(string text)
        {
            Assert.True(SystemTextJson.TryRead<Settable>(Encoding.UTF8.GetBytes(text), out _));
            return Assert.Throws<MessageFormatException>(() => MessageJson.Read<Settable>("settable", Encoding.UTF8.GetBytes(text))).Field;
        }
    }

    [Theory]
    [InlineData("2025-11-22T14:40:00+02:00")]
    [InlineData("2025-11-22T14:40:00.1234567-13:59")]
    [InlineData("2025-11-22T14:40:00+00:00")]
    [InlineData("2025-10-26T02:30:00+01:00")]
    [InlineData("2025-11-22T14:40\\u002b02:00")]
    public void A_time_with_its_offset_is_the_same_time_in_utc(string time)
    {
        var document = Encoding.UTF8.GetBytes($$"""{"from":"{{time}}","length":"00:00:00"}""");

        var read = MessageJson.Read<Period>("period", document).From;

        Assert.True(SystemTextJson.TryRead<Period>(document, out var theirs));
        Assert.Equal((DateTimeOffset.Parse(time.Replace("\\u002b", "+", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, DateTimeKind.Utc), (read, read.Kind));
        Assert.Equal(theirs.From.ToUniversalTime(), read);
    }

    private static void NullIsReadForAnImmutableArray()
    {
        var sets = new Sets([], [], new HashSet<DateOnly>(), new HashSet<Guid>(), new HashSet<MirrorPoint>(), ["a"], [], [], []);
        var document = Encoding.UTF8.GetBytes(With(Encoding.UTF8.GetString(MessageJson.Write(sets)), "texts", "null"));

        Assert.False(SystemTextJson.TryRead<Sets>(document, out _));
        Assert.Equal("Texts may not be null.", Assert.Single(MessageValidator.Validate(MessageJson.Read<Sets>(document))).Message);
    }

    private static void ADecimalZeroKeepsItsSign()
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
    private static string Reason<T>(string text, string name = "it") where T : IContract<T>
    {
        var document = Encoding.UTF8.GetBytes(text);
        Assert.True(SystemTextJson.TryRead<T>(document, out _), text);

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<T>(name, document));

        var reasons = DeliberateDifferences.All.Where(difference => difference.Applies(document, error)).Select(static difference => difference.Reason);
        return Assert.Single(reasons.DefaultIfEmpty($"{error.Message} {text}"));
    }

    private static string With(string json, string field, string value) => $"{json[..^1]},\"{field}\":{value}}}";
}
