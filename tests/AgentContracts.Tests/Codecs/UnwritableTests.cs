using System.Buffers;
using System.Text.Json;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using AgentContracts.Tests.Validation.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>What cannot be read is not written either, by whoever forgot to validate, and the error names the record and the member.</summary>
public sealed class UnwritableTests
{
    private const string Half = "half \ud83d of a pair";

    private static readonly Values Values = new("", Guid.Empty, DateTime.UnixEpoch, default, default, Colour.Red, Depth.Level, Giant.None, Access.None, Mask.None);

    private static readonly Collections Collections = MessageJson.Read<Collections>(System.Text.Encoding.UTF8.GetBytes(Json.Collections));

    private static readonly Rarities Rarities = new(0, 0, 'a', default, default, new("x", UriKind.Relative), [], default, [], [], []);

    [Fact]
    public void A_text_of_half_characters_is_not_written()
    {
        Refused("Values", "Text must be well-formed UTF-16", Values with { Text = Half });
        Refused("Values", "Text must be well-formed UTF-16", Values with { Text = new string('x', 2_000) + Half });
        Refused("Optionals", "Leg.Note must be well-formed UTF-16", new Optionals { Leg = new("x", 1, Colour.Red, Half) });
        Refused("Collections", "Texts[1] must be well-formed UTF-16", Collections with { Texts = ["a", Half] });
        Refused("Collections", "must be well-formed UTF-16", Collections with { Counts = new() { [Half] = 1 } });
        Refused("Rarities", "Letter must be a character", Rarities with { Letter = '\ud800' });
        Refused("Rarities", "Letters[0] must be a character", Rarities with { Letters = ['\udc00'] });
        Refused("Rarities", "Link must be well-formed UTF-16", Rarities with { Link = new("\ud800", UriKind.Relative) });
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_that_is_not_utc_is_not_written(DateTimeKind kind)
    {
        var time = new DateTime(2025, 11, 22, 14, 40, 0, kind);

        Refused("Values", "Utc must be a UTC time", Values with { Utc = time });
        Refused("Optionals", "Utc must be a UTC time", new Optionals { Utc = time });
        Refused("Optionals", "Point.Period.From must be a UTC time", new Optionals { Point = new(1, 1, new() { From = time }) });
    }

    [Fact]
    public void A_number_that_is_none_or_an_enum_value_without_a_name_is_not_written()
    {
        Refused("Optionals", "Double must be a finite number. Leg.Price must be a finite number.", new Optionals { Double = double.NaN, Leg = new("x", double.NegativeInfinity, Colour.Red) });
        Refused("Values", "Colour must be a named value of its enum.", Values with { Colour = (Colour)99 });
        Refused("OpenData", "Any must hold a JSON value", new OpenData(default, [], []));
    }

    [Fact]
    public void Other_broken_rules_are_the_validators_business_and_not_named()
    {
        var limits = new Limits { Percent = 101, Share = 2 };

        Assert.NotEmpty(MessageValidator.Validate(limits));
        Exact.Equal(limits, MessageJson.Read<Limits>(MessageJson.Write(limits)));
        Assert.DoesNotContain("Percent", Assert.Throws<ArgumentException>(() => MessageJson.Write(limits with { Share = double.NaN })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_where_there_may_be_none_is_written_and_read_and_refused_by_the_validator_on_both_ends()
    {
        var message = Collections with { Texts = null!, Legs = [null!] };

        Assert.Equal(["Texts", "Legs[0]"], MessageValidator.Validate(MessageJson.Read<Collections>(MessageJson.Write(message))).Select(static violation => violation.Member));
        Assert.Equal(["Texts", "Legs[0]"], MessageValidator.Validate(MessageBinary.Read<Collections>("collections", MessageBinary.Write(message))).Select(static violation => violation.Member));
    }

    [Fact]
    public void Nothing_reaches_the_output()
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Throws<ArgumentException>(() => MessageJson.Write(output, Values with { Text = Half }));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(output, Values with { Text = Half }));

        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void No_output_is_still_the_callers_mistake() => Assert.Throws<ArgumentNullException>(static () => MessageJson.Write(null!, Values));

    [Fact]
    public void A_json_value_whose_document_is_gone_is_not_written()
    {
        var document = JsonDocument.Parse("[1]");
        var open = new OpenData(document.RootElement, [], []);
        document.Dispose();

        Refused("OpenData", "Any must hold a JSON value", open);
    }

    [Fact]
    public void A_sensitive_value_is_told_nowhere()
    {
        const int Hidden = 987655;
        var secrets = new Secrets("x", 1, 0, [], 2, (Colour)Hidden, DateTime.UnixEpoch, new("NYC", 1), [], [], []);

        var error = Refused("Secrets", "Colour must be a named value of its enum.", secrets);

        Assert.DoesNotContain($"{Hidden}", error.Message + error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_throw_do_not_hide_what_is_wrong() =>
        Assert.Equal("A text holds half of a surrogate pair.", Refused("Faulty", "A text holds half of a surrogate pair.", new Faulty(Half)).InnerException!.Message);

    private static ArgumentException Refused<T>(string type, string expected, T message) where T : IMessage<T>
    {
        var header = new MessageHeader { MessageType = "it", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0 };
        Named(Assert.Throws<ArgumentException>(() => MessageJson.Write(message)));
        Named(Assert.Throws<ArgumentException>(() => RoundTrip.Frame(header, message)));
        Named(Assert.Throws<ArgumentException>(() => RoundTrip.Frame(header, message, Wire.Binary)));
        return Named(Assert.Throws<ArgumentException>(() => MessageBinary.Write(message)));

        ArgumentException Named(ArgumentException error)
        {
            Assert.StartsWith($"{type} cannot be written: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.NotNull(error.InnerException);
            return error;
        }
    }
}
