using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Tests;

/// <summary>What is taken as it is without a look at each character is what a careful look would take as it is.</summary>
public sealed class LiteralTests
{
    private static readonly string[] Characters = [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(static c => ((char)c).ToString())];

    [Fact]
    public void A_literal_of_any_character_is_that_of_the_compiler() =>
        Assert.DoesNotContain(Characters, static c => Text.Literal(c) != SymbolDisplay.FormatLiteral(c, quote: true));

    [Fact]
    public void Any_character_that_needs_no_escape_in_JSON_is_quoted_as_it_is_and_no_other() =>
        Assert.DoesNotContain(Characters, static c => JsonText.NeedsNoEscape(c) != (JsonText.Quote($"\n{c}") == $"\"\\n{c}\""));

    [Fact]
    public void Any_character_in_quotes_is_that_character_to_a_reader_of_JSON() =>
        Assert.DoesNotContain(Characters, static c => !char.IsSurrogate(c[0]) && System.Text.Json.JsonSerializer.Deserialize<string>(JsonText.Quote(c)) != c);
}
