using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What generated code says of a message: its name, tier, quality, routes, expiry and shape.</summary>
public sealed class MessageTests
{
    private const string Channels =
        """
        [Channel("one")] public partial class One;
        [Channel("two")] public partial class Two;
        [Channel("three", Tier.Fast)] public partial class Three;
        public static class Ask
        {
            public static string Routes<T>(T message) where T : IMessage<T> =>
                string.Join(" ", T.Info.Routes.Where((_, i) => (T.SelectRoutes(message) & (1u << i)) != 0).Select(c => c.Name));
            public static long Expiry<T>(T message) where T : IMessage<T> => T.ExpiresAt(message);
        }
        """;

    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe(Channels, $"{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Fact]
    public void A_message_knows_its_name_tier_and_routes() =>
        Assert.Equal("http2_signal Fast 3 one three two", Probe(
            "[Tier(Tier.Fast), RoutesTo<One>, RoutesTo<Three, Two>] public partial record HTTP2Signal(int A, string B, double C);",
            "MessageInfo.Of<HTTP2Signal>() is var i ? $\"{i.Name} {i.Tier} {i.FieldCount} {string.Join(' ', i.Routes)}\" : null"));

    [Fact]
    public void A_name_can_be_set() =>
        Assert.Equal("say \"hi\"", Probe(
            "[Tier(Tier.Fast), RoutesTo<One>, WireName(\"say \\\"hi\\\"\")] public partial record M(int A);",
            "MessageInfo.Of<M>().Name"));

    [Fact]
    public void What_tier_sets_overrides_the_tier() =>
        Assert.Equal("00:00:00.0050000 AtMostOnce Binary 500", Probe(
            "[Tier(Tier.Fast, MaxAgeMs = 5, Delivery = Delivery.AtMostOnce, Wire = Wire.Binary), RoutesTo<One>] public partial record M(int A);",
            "MessageInfo.Of<M>().Quality is var q ? $\"{q.MaxAge} {q.Delivery} {q.Wire} {q.MaxQueue}\" : null"));

    [Theory]
    [InlineData("new M(false, false)", "two")]
    [InlineData("new M(true, false)", "one two")]
    [InlineData("new M(false, true)", "two three")]
    [InlineData("new M(true, true)", "one two three")]
    public void A_route_with_a_condition_is_taken_when_it_holds(string message, string expected) =>
        Assert.Equal(expected, Probe(
            """
            [Tier(Tier.Fast), RoutesTo<One>(When = nameof(A)), RoutesTo<Two>, RoutesTo<Three>(When = nameof(IsB))]
            public readonly partial record struct M(bool A, bool B) { private bool IsB => B; }
            """,
            $"Ask.Routes({message})"));

    [Theory]
    [InlineData("new M(false, false)", "")]
    [InlineData("new M(true, false)", "one")]
    [InlineData("new M(false, true)", "one")]
    public void A_channel_named_twice_is_one_route(string message, string expected) =>
        Assert.Equal(expected, Probe(
            "[Tier(Tier.Fast), RoutesTo<One>(When = nameof(A)), RoutesTo<One>(When = nameof(B))] public partial record M(bool A, bool B);",
            $"Ask.Routes({message})"));

    [Theory]
    [InlineData("long E", "5", 5000L)]
    [InlineData("long E", "long.MaxValue", 9223372036854775000L)]
    [InlineData("long? E", "null", long.MaxValue)]
    [InlineData("long? E", "5", 5000L)]
    [InlineData("DateTimeOffset E", "new DateTimeOffset(1970, 1, 1, 1, 0, 1, TimeSpan.FromHours(1))", 1_000_000L)]
    [InlineData("DateTime E", "new DateTime(1970, 1, 1, 0, 0, 1, DateTimeKind.Utc)", 1_000_000L)]
    [InlineData("DateTime? E", "null", long.MaxValue)]
    public void The_marked_member_says_when_a_message_expires(string member, string value, long expected) =>
        Assert.Equal(expected, Probe($"[Tier(Tier.Fast), RoutesTo<One>] public partial record M([Expires] {member});", $"Ask.Expiry(new M({value}))"));

    [Fact]
    public void Of_two_expiries_the_earlier_counts() =>
        Assert.Equal(3000L, Probe("[Tier(Tier.Fast), RoutesTo<One>] public partial record M([Expires] long? A, [Expires] long B) { [Expires] public long C => 9; }", "Ask.Expiry(new M(null, 3))"));

    [Fact]
    public void A_message_without_a_marked_member_never_expires() =>
        Assert.Equal(MessageInfo.NeverExpires, Probe("[Tier(Tier.Fast), RoutesTo<One>] public partial record M(long A);", "Ask.Expiry(new M(3))"));

    [Theory]
    [InlineData("record M(int A, string B, Guid? C, Side D)", true)]
    [InlineData("record M(Leg A)", true)]
    [InlineData("record M(MutableLeg A)", false)]
    [InlineData("record M(MutableStruct A)", true)]
    [InlineData("record M(Deep A)", false)]
    [InlineData("record M(Node A)", true)]
    [InlineData("record M(int[] A)", false)]
    [InlineData("record M(IReadOnlyList<int> A)", false)]
    [InlineData("record M(Int128 A, char B, DateOnly C, TimeOnly? D, Uri E)", true)]
    [InlineData("record M(byte[] A)", false)]
    [InlineData("record M(System.Text.Json.JsonElement A)", false)]
    [InlineData("record M(System.Text.Json.JsonElement? A)", false)]
    [InlineData("record M(HashSet<int> A)", false)]
    [InlineData("record M(IReadOnlySet<int> A)", false)]
    [InlineData("record M(IReadOnlyDictionary<int, int> A)", false)]
    [InlineData("record M(System.Collections.Immutable.ImmutableArray<Leg> A)", true)]
    [InlineData("record M(System.Collections.Immutable.ImmutableArray<MutableLeg> A)", false)]
    [InlineData("record M(System.Collections.Immutable.ImmutableArray<int[]>? A)", false)]
    [InlineData("record M(ReadOnlyMemory<byte> A)", false)]
    [InlineData("record M(ReadOnlyMemory<byte>? A)", false)]
    [InlineData("record M(Dictionary<string, int> A)", false)]
    [InlineData("record M(int A) { public int B { get; set; } }", false)]
    [InlineData("record M(int A) { public int B; }", false)]
    [InlineData("record M(int A) { private int _b; public int B => _b++; }", false)]
    [InlineData("record M(int A) { public List<int> B { get; } = []; }", false)]
    [InlineData("record M(int A) { public List<int> B => []; private static int s = 1; public static int S => s++; }", true)]
    [InlineData("record struct M(int A) { public int B { get; set; } }", true)]
    [InlineData("record M(int A) : Base", false)]
    public void A_message_that_nothing_can_change_may_be_shared(string message, bool expected) =>
        Assert.Equal(expected, Probe(
            $$"""
            [Tier(Tier.Fast), RoutesTo<One>] public partial {{message}}{{(message.EndsWith('}') ? "" : ";")}}
            [Part] public partial record Leg(int A);
            [Part] public partial record MutableLeg { public int A { get; set; } }
            [Part] public partial record struct MutableStruct(int A);
            [Part] public partial record Deep(MutableLeg A);
            [Part] public partial record Node(int Value, Node? Next);
            public record Base { public int[]? Numbers { get; init; } }
            public enum Side { Buy }
            """,
            "MessageInfo.Of<M>().IsImmutable"));

    [Theory]
    [InlineData("int A, int C", false)]
    [InlineData("int A, long B", false)]
    [InlineData("int A, int? B", false)]
    [InlineData("int A", false)]
    [InlineData("int B, int A", false)]
    [InlineData("int A, [Range(0, 1)] int B = 5", true)]
    public void The_fingerprint_changes_with_the_shape_and_with_nothing_else(string members, bool expected) =>
        Assert.Equal(expected, Probe(
            $"[Tier(Tier.Fast), RoutesTo<One>] public partial record M(int A, int B); [Tier(Tier.Tactical), RoutesTo<Two>] public partial record N({members});",
            "MessageInfo.Of<M>().Fingerprint == MessageInfo.Of<N>().Fingerprint"));

    [Theory]
    [InlineData("Leg A", "Leg2 A", false)]
    [InlineData("Leg A", "Leg3 A", true)]
    [InlineData("Leg? A", "Leg3? A", false)]
    [InlineData("Leg[] A", "IReadOnlyList<Leg3> A", true)]
    [InlineData("System.Text.Json.JsonElement A", "System.Text.Json.JsonElement? A", false)]
    [InlineData("System.Text.Json.JsonElement A", "string A", false)]
    [InlineData("Rights A", "Rights2 A", false)]
    [InlineData("Rights A", "Side A", false)]
    [InlineData("int[] A", "IReadOnlyList<int> A", true)]
    [InlineData("int[] A", "Dictionary<string, int> A", false)]
    [InlineData("byte[] A", "ReadOnlyMemory<byte> A", true)]
    [InlineData("byte[]? A", "ReadOnlyMemory<byte>? A", false)]
    [InlineData("byte[] A", "List<byte> A", false)]
    [InlineData("int[] A", "System.Collections.Immutable.ImmutableArray<int> A", true)]
    [InlineData("int[]? A", "System.Collections.Immutable.ImmutableArray<int>? A", false)]
    [InlineData("int[] A", "HashSet<int> A", true)]
    [InlineData("Dictionary<int, int> A", "IReadOnlyDictionary<int, int> A", true)]
    [InlineData("Dictionary<int, int> A", "Dictionary<string, int> A", false)]
    [InlineData("Dictionary<int, int> A", "Dictionary<long, int> A", false)]
    [InlineData("Int128 A", "UInt128 A", false)]
    [InlineData("char A", "ushort A", false)]
    public void The_fingerprint_sees_into_parts_and_flags(string first, string second, bool expected) =>
        Assert.Equal(expected, Probe(
            $$"""
            [Tier(Tier.Fast), RoutesTo<One>] public partial record M({{first}});
            [Tier(Tier.Fast), RoutesTo<One>] public partial record N({{second}});
            [Part] public partial record Leg(int A, string B);
            [Part] public partial record Leg2(int A, long B);
            [Part] public partial record struct Leg3(int A, string B);
            public enum Side { Buy, Sell }
            [Flags] public enum Rights { Read = 1, Write = 2 }
            [Flags] public enum Rights2 { Read = 2, Write = 1 }
            """,
            "MessageInfo.Of<M>().Fingerprint == MessageInfo.Of<N>().Fingerprint"));

    [Fact]
    public void The_fingerprint_leaves_an_enum_free_to_grow_and_to_change_its_numbers() =>
        Assert.Equal(true, Probe(
            """
            [Tier(Tier.Fast), RoutesTo<One>] public partial record M(A.Side Side, int More);
            [Tier(Tier.Fast), RoutesTo<One>] public partial record N(B.Side Side, int More);
            namespace A { public enum Side { Buy, Sell } }
            namespace B { public enum Side : byte { Hold = 7, Sell = 1, Buy = 0 } }
            """,
            "MessageInfo.Of<M>().Fingerprint == MessageInfo.Of<N>().Fingerprint"));

    [Fact]
    public void The_prefixes_are_the_fingerprints_of_the_shorter_shapes() =>
        Assert.Equal("True True True", Probe(
            """
            [Tier(Tier.Fast), RoutesTo<One>] public partial record M(int A, string? B, Leg C);
            [Tier(Tier.Fast), RoutesTo<One>] public partial record Zero;
            [Tier(Tier.Fast), RoutesTo<One>] public partial record One1(int A);
            [Tier(Tier.Fast), RoutesTo<One>] public partial record Two2(int A, string? B);
            [Part] public partial record Leg(int A);
            """,
            """
            string.Join(" ", MessageInfo.Of<M>().Prefixes.Zip([MessageInfo.Of<Zero>().Fingerprint, MessageInfo.Of<One1>().Fingerprint, MessageInfo.Of<Two2>().Fingerprint], (prefix, own) => prefix == own))
            """));

    [Fact]
    public void The_fingerprint_of_a_shape_stays_what_it_is() =>
        Assert.Equal(
            Fnv("symbol:string\nprice:decimal?\nside:enum\nrights:flags(byte|read=1|write=2)\n"),
            Probe(
                "[Tier(Tier.Fast), RoutesTo<One>] public partial record M(string Symbol, decimal? Price, Side Side, Rights Rights); public enum Side { Buy, Sell } [Flags] public enum Rights : byte { Read = 1, Write = 2 }",
                "MessageInfo.Of<M>().Fingerprint"));

    private static ulong Fnv(string text) =>
        System.Text.Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
}
