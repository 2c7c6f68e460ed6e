using AgentContracts.Tests.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Validation.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation;

/// <summary>Validating a message that keeps every rule costs no memory.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Warm = 10;
    private const int Measured = 1_000;

    [Fact]
    public void Numbers_cost_nothing() => Free(MessageJson.Read<Numbers>(Bytes(Json.Numbers)));

    [Fact]
    public void Texts_times_and_enums_cost_nothing() => Free(MessageJson.Read<Values>(Bytes(Json.Values)));

    [Fact]
    public void Nullables_cost_nothing_with_and_without_a_value()
    {
        Free(new Optionals());
        Free(new Optionals
        {
            Double = 1,
            Text = "\ud83d\ude00",
            Utc = DateTime.UnixEpoch,
            Colour = Colour.Green,
            Access = Access.Read,
            Leg = new("x", 1, Colour.Red),
            Point = new(1, 1, new() { From = DateTime.UnixEpoch }),
            Numbers = [1, 2],
            Texts = ["a", null],
            Legs = [null, new("x", 1, Colour.Red)],
        });
    }

    [Fact]
    public void Every_rule_costs_nothing_while_it_is_kept() => Free(new Limits { Few = [1, 2], Positive = 7 });

    [Fact]
    public void The_forms_of_texts_cost_nothing() => Free(new Forms("a@example.org", "https://example.org", "AQL6", ""));

    [Fact]
    public void Parts_lists_and_arrays_cost_nothing() =>
        Free(new Forest(new(1, new(2, null, []), [new(3, null, [])]), new("x", 1, Colour.Red), new(1, 1, new() { From = DateTime.UnixEpoch }), null, new(1, 1, new() { From = DateTime.UnixEpoch })));

    [Fact]
    public void Dictionaries_cost_nothing() =>
        Free(new Collections
        {
            Numbers = [1],
            Bytes = [1],
            Texts = ["a"],
            Legs = [new("x", 1, Colour.Red)],
            Points = [new(1, 1, new() { From = DateTime.UnixEpoch })],
            Colours = [Colour.Red, null],
            Doubles = [1],
            Decimals = [1, null],
            MaybeLegs = [null],
            Times = [default],
            Ids = [default],
            Rights = [Access.Read],
            Counts = new() { ["a"] = 1 },
            Book = new() { ["a"] = new("x", 1, Colour.Red) },
            Labels = new Dictionary<string, string?> { ["a"] = null, ["b"] = "c" },
            Palette = new Dictionary<string, Colour> { ["a"] = Colour.Red },
            Corners = new Dictionary<string, Point?> { ["a"] = null },
        });

    [Fact]
    public void Parts_in_the_last_level_cost_nothing()
    {
        Free(new Layer().Under(63));
        Free(new Chain(First: Enumerable.Range(1, 62).Aggregate(new Link(0), static (next, i) => new(i, next))));
    }

    private static void Free<T>(T message) where T : IContract<T>
    {
        Assert.Empty(MessageValidator.Validate(message));

        Run(message, Warm);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(message, Measured);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    private static void Run<T>(in T message, int times) where T : IContract<T>
    {
        for (var i = 0; i < times; i++)
        {
            var violations = default(Violations);
            T.Validate(message, ref violations);
        }
    }

    private static byte[] Bytes(string json) => System.Text.Encoding.UTF8.GetBytes(json);
}
