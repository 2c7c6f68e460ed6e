using System.Text.Json;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation;

/// <summary>Open JSON that cannot cross the wire is refused before it is sent.</summary>
public sealed class OpenDataRuleTests
{
    private static readonly OpenData Valid = new(JsonElement.Parse("null"), [], []);

    [Fact]
    public void Json_null_is_a_value() => Assert.Empty(MessageValidator.Validate(Valid with { Maybe = JsonElement.Parse("null") }));

    [Fact]
    public void What_is_undefined_is_missing()
    {
        Broken("Any", "Present", "Any must hold a JSON value: it is undefined, or its document has been disposed of.", Valid with { Any = default });
        Broken("Maybe", "Present", "Maybe must hold", Valid with { Maybe = default(JsonElement) });
        Broken("Many[1]", "Present", "Many[1] must hold", Valid with { Many = [JsonElement.Parse("1"), default] });
        Broken("Named[k]", "Present", "Named[k] must hold", Valid with { Named = new() { ["k"] = default } });
        Broken("Part.Inner.Data", "Present", "Part.Inner.Data must hold", Valid with { Part = new(JsonElement.Parse("1"), new(default)) });
        Assert.Throws<ArgumentException>(static () => MessageJson.Write(Valid with { Any = default }));
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(Valid with { Any = default }));
    }

    [Fact]
    public void What_belongs_to_a_document_that_is_gone_is_missing()
    {
        var document = JsonDocument.Parse("[1]");
        var message = Valid with { Any = document.RootElement };
        Assert.Empty(MessageValidator.Validate(message));

        document.Dispose();

        Broken("Any", "Present", "Any must hold", message);
    }

    [Fact]
    public void Half_a_character_is_found_in_texts_and_names()
    {
        foreach (var json in new[] { """["\ud800"]""", """{"\udc00":1}""", """[1,{"a":"\udc00\ud800"}]""", """ "x\ud83d\u0041" """ })
        {
            var message = Valid with { Any = JsonElement.Parse(json) };
            Broken("Any", "WellFormed", "Any must be well-formed", message);
            Assert.Throws<ArgumentException>(() => MessageJson.Write(message));
            Assert.Throws<ArgumentException>(() => MessageBinary.Write(message));
        }

        Assert.Empty(MessageValidator.Validate(Valid with { Any = JsonElement.Parse("""{"\ud83d\ude00":"\\ud800 \uD83D\uDE00"}""") }));
    }

    [Fact]
    public void What_is_nested_too_deeply_is_refused() =>
        Broken("Any", "Depth", "Any must be nested no deeper than 63 levels.", Valid with { Any = JsonElement.Parse(new string('[', 64) + new string(']', 64)) });

    [Fact]
    public void A_sensitive_value_is_not_shown()
    {
        var violation = Assert.Single(MessageValidator.Validate(Valid with { Part = new(JsonElement.Parse("""["secret\ud800"]""")) }));

        Assert.Null(violation.AttemptedValue);
        Assert.DoesNotContain("secret", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_validate_it_costs_no_memory()
    {
        var message = Valid with { Any = JsonElement.Parse("""{"a":[1,{"b":"\u00e4"}],"c":null}""") };
        Assert.True(MessageValidator.Judge(message).IsValid);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(MessageValidator.Judge(message).IsValid);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Broken(string member, string rule, string text, OpenData message)
    {
        var violation = Assert.Single(MessageValidator.Validate(message));

        Assert.Equal((member, rule), (violation.Member, violation.Rule));
        Assert.StartsWith(text, violation.Message, StringComparison.Ordinal);
        Assert.Equal(1, MessageValidator.Judge(message).Count);
    }
}
