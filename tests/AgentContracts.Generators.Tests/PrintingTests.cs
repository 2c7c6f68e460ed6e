using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What a record's own text says of members that are sensitive.</summary>
public sealed class PrintingTests
{
    [Theory]
    [InlineData("[Part] public sealed partial record Card(string Owner, [Sensitive] string Pin);", "new Card(\"a\", \"1234\")", "Card { Owner = a, Pin = *** }")]
    [InlineData("[Part] public partial record Card([Sensitive] string Pin, int Year);", "new Card(\"1234\", 26)", "Card { Pin = ***, Year = 26 }")]
    [InlineData("[Part] public partial record struct Card([Sensitive] int Pin);", "new Card(1234)", "Card { Pin = *** }")]
    [InlineData("[Part] public readonly partial record struct Card(string? Owner, [Sensitive] int? Pin);", "new Card(null, 1234)", "Card { Owner = , Pin = *** }")]
    [InlineData("[Part] public sealed partial record Card(string @class, [property: Sensitive] string builder);", "new Card(\"a\", \"1234\")", "Card { class = a, builder = *** }")]
    [InlineData("[Part] public sealed partial record Card { [Sensitive] public required string Pin { get; init; } }", "new Card { Pin = \"1234\" }", "Card { Pin = *** }")]
    [InlineData("public abstract record Paper(string Pin); [Part] public sealed partial record Card(string Owner, [Sensitive] string Pin) : Paper(Pin);", "new Card(\"a\", \"1234\")", "Card { Owner = a, Pin = *** }")]
    [InlineData("[Part] public sealed partial record Card([Sensitive] string Pin) { private bool PrintMembers(System.Text.StringBuilder builder) { builder.Append(\"mine\"); return true; } }", "new Card(\"1234\")", "Card { mine }")]
    [InlineData("[Part] public sealed partial record Card([Sensitive] string Pin) { public override string ToString() => \"mine\"; }", "new Card(\"1234\")", "mine")]
    [InlineData("[Part] public sealed partial record Card(string Owner);", "new Card(\"a\")", "Card { Owner = a }")]
    [InlineData("[Part] public sealed partial record Card([Sensitive] string Pin); [Part] public sealed partial record Purse(Card Card);", "new Purse(new Card(\"1234\"))", "Purse { Card = Card { Pin = *** } }")]
    [InlineData("[Part] public sealed partial record Card(string Owner) { [Sensitive] public string Pin => \"1234\"; }", "new Card(\"a\")", "Card { Owner = a, Pin = *** }")]
    [InlineData("[Part] public sealed partial record Card([Sensitive] string Pin) { public int Length => Pin.Length; public int Tries = 3; }", "new Card(\"1234\")", "Card { Pin = ***, Tries = 3, Length = 4 }")]
    public void It_names_them_and_does_not_say_what_they_hold(string types, string value, string text) =>
        Assert.Equal(text, LoadedProject.Probe($"{types} public static class Probe {{ public static object? Run() => ({value}).ToString(); }}"));

    [Fact]
    public void A_record_that_stands_in_itself_does_not_end_the_process() => Assert.Equal("InsufficientExecutionStackException", LoadedProject.Probe("""
        [Part] public sealed partial record Card([Sensitive] string Pin, List<Card> Others) { public Card Next => this; }
        public static class Probe
        {
            public static object? Run()
            {
                try { return new Card("1234", []).ToString(); }
                catch (System.InsufficientExecutionStackException exception) { return exception.GetType().Name; }
            }
        }
        """));
}
