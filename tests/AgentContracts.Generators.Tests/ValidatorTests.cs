using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What generated validators say, beyond what DataAnnotations would.</summary>
public sealed class ValidatorTests
{
    private const string Check =
        """
        public static class Of
        {
            public static string Text<T>(T value) where T : IContract<T> =>
                string.Join("; ", MessageValidator.Validate(value).Select(v => $"{v.Member} {v.Rule} {v.AttemptedValue ?? "null"}"));

            public static string Messages<T>(T value) where T : IContract<T> => string.Join(" ", MessageValidator.Validate(value));
        }
        """;

    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe(Check, $"{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Theory]
    [InlineData("string A", "null!", "A NotNull null")]
    [InlineData("string? A", "null", "")]
    [InlineData("double A", "double.NaN", "A Finite NaN")]
    [InlineData("float? A", "float.PositiveInfinity", "A Finite Infinity")]
    [InlineData("float? A", "null", "")]
    [InlineData("DateTime A", "new DateTime(5)", "A Utc 01/01/0001 00:00:00")]
    [InlineData("DateTime? A", "null", "")]
    [InlineData("Side A", "(Side)7", "A Defined 7")]
    [InlineData("Side A", "Side.Short", "")]
    [InlineData("Side? A", "(Side)7", "A Defined 7")]
    [InlineData("Sparse A", "(Sparse)6", "A Defined 6")]
    [InlineData("Sparse A", "(Sparse)7", "")]
    [InlineData("Full A", "(Full)7", "A Defined 7")]
    [InlineData("None A", "default", "A Defined 0")]
    [InlineData("Rights A", "(Rights)99", "")]
    [InlineData("string[] A", "[\"a\", null!]", "A[1] NotNull null")]
    [InlineData("string?[] A", "[\"a\", null]", "")]
    [InlineData("List<double?> A", "[1, null, double.NaN]", "A[2] Finite NaN")]
    [InlineData("List<List<double>> A", "[[], [0, double.NaN], null!]", "A[1][1] Finite NaN; A[2] NotNull null")]
    [InlineData("Dictionary<string, string> A", "new() { [\"k\"] = null! }", "A[k] NotNull null")]
    [InlineData("IReadOnlyDictionary<string, Leg[]> A", "new Dictionary<string, Leg[]> { [\"k\"] = [new Leg(5)] }", "A[k][0].Price Range 5")]
    [InlineData("Leg A", "null!", "A NotNull null")]
    [InlineData("Leg? A", "null", "")]
    [InlineData("Leg? A", "new Leg(5)", "A.Price Range 5")]
    [InlineData("Point A", "new Point(5)", "A.X Range 5")]
    [InlineData("Point? A", "new Point(5)", "A.X Range 5")]
    [InlineData("IReadOnlyList<Leg?> A", "[null, new Leg(5)]", "A[1].Price Range 5")]
    [InlineData("Leg[] A", "[new Leg(5), null!, new Leg(4), new Leg(6)]", "A[0].Price Range 5; A[1] NotNull null; A[3].Price Range 6")]
    [InlineData("Leg[] A", "null!", "A NotNull null")]
    [InlineData("Leg[]? A", "null", "")]
    [InlineData("Leg?[] A", "[null, new Leg(5)]", "A[1].Price Range 5")]
    [InlineData("Point[] A", "[new Point(1), new Point(5)]", "A[1].X Range 5")]
    [InlineData("Point?[] A", "[null, new Point(5)]", "A[1].X Range 5")]
    [InlineData("[MaxLength(1)] Leg[]? A", "[new Leg(1), new Leg(5)]", "A[1].Price Range 5; A MaxLength 2")]
    [InlineData("IReadOnlyList<Leg> A", "new List<Leg> { null!, new Leg(5) }.AsReadOnly()", "A[0] NotNull null; A[1].Price Range 5")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Leg> A", "[null!, new Leg(5)]", "A[0] NotNull null; A[1].Price Range 5")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Point> A", "default", "A NotNull null")]
    [InlineData("List<Leg[]> A", "[[], [new Leg(0), new Leg(5)], null!]", "A[1][1].Price Range 5; A[2] NotNull null")]
    [InlineData("[Sensitive] Leg[] A", "[new Leg(0), null!, new Leg(5)]", "A[] NotNull null; A[].Price Range null")]
    [InlineData("[Sensitive] List<Leg[]> A", "[[new Leg(5)]]", "A[][].Price Range null")]
    [InlineData("Deep A", "new Deep([new Leg(1), new Leg(5)])", "A.Legs[1].Price Range 5")]
    [InlineData("[Sensitive] double A", "double.NaN", "A Finite null")]
    [InlineData("[Sensitive, Range(0, 1)] int A", "7", "A Range null")]
    [InlineData("[Sensitive] Leg A", "new Leg(5)", "A.Price Range null")]
    [InlineData("[Sensitive] Dictionary<string, Leg> A", "new() { [\"k\"] = new Leg(5) }", "A[].Price Range null")]
    [InlineData("[Required] string A", "null!", "A Required null")]
    [InlineData("[Required] Leg A", "null!", "A Required null")]
    [InlineData("[Range(0, double.MaxValue)] long A", "long.MaxValue", "")]
    [InlineData("[Range(0.5, 2.5)] int A", "0", "A Range 0")]
    [InlineData("[Range(0.5, 2.5)] int A", "2", "")]
    [InlineData("[Range(0.5, 2.5, MinimumIsExclusive = true, MaximumIsExclusive = true)] int A", "1", "")]
    [InlineData("[Range(0, 1)] double A", "1.4", "A Range 1.4")]
    [InlineData("[Range(0, 1)] double A", "-0.4", "A Range -0.4")]
    [InlineData("[Range(0.0, 1.0)] double A", "double.NaN", "A Finite NaN; A Range NaN")]
    [InlineData("[Range(-5, -1)] uint A", "0", "A Range 0")]
    [InlineData("[Range(-5, 300)] byte A", "255", "")]
    [InlineData("[Range(typeof(decimal), \"0.01\", \"1e3\")] decimal A", "0.001m", "A Range 0.001")]
    [InlineData("[Range(typeof(DateTime), \"2026-01-01\", \"2026-12-31\")] DateTime A", "new DateTime(2025, 12, 31, 23, 59, 59, DateTimeKind.Utc)", "A Range 12/31/2025 23:59:59")]
    [InlineData("[Range(typeof(TimeSpan), \"00:00:01\", \"01:00:00\")] TimeSpan? A", "TimeSpan.Zero", "A Range 00:00:00")]
    [InlineData("[MinLength(1)] ISet<int> A", "new HashSet<int>()", "A MinLength 0")]
    [InlineData("[MinLength(1)] ISet<int> A", "new SortedSet<int> { 1 }", "")]
    [InlineData("[MaxLength(1)] IReadOnlySet<int>? A", "new HashSet<int> { 1, 2 }", "A MaxLength 2")]
    [InlineData("[MaxLength(1)] IReadOnlySet<int>? A", "null", "")]
    [InlineData("[Length(1, 2)] IReadOnlySet<string> A", "new HashSet<string> { \"a\", \"b\", \"c\" }", "A Length 3")]
    [InlineData("[Length(1, 2)] ReadOnlyMemory<byte> A", "default", "A Length 0")]
    [InlineData("[Length(1, 2)] ReadOnlyMemory<byte> A", "new byte[] { 1, 2 }", "")]
    [InlineData("[MaxLength(1)] ReadOnlyMemory<byte>? A", "new ReadOnlyMemory<byte>([1, 2])", "A MaxLength 2")]
    [InlineData("[MaxLength(1)] ReadOnlyMemory<byte>? A", "null", "")]
    [InlineData("System.Text.Json.JsonElement A", "default", "A Present null")]
    [InlineData("[Required] System.Text.Json.JsonElement? A", "null", "A Required null")]
    [InlineData("List<System.Text.Json.JsonElement> A", "[System.Text.Json.JsonElement.Parse(\"1\"), default]", "A[1] Present null")]
    [InlineData("[Range(0, double.PositiveInfinity)] double A", "double.PositiveInfinity", "A Finite Infinity")]
    [InlineData("[Range(0, double.PositiveInfinity)] double A", "double.NaN", "A Finite NaN; A Range NaN")]
    [InlineData("[Range(0, 1)] float? A", "float.NaN", "A Finite NaN; A Range NaN")]
    [InlineData("[StringLength(2), Required] string A", "\"   \"", "A Required    ; A StringLength    ")]
    [InlineData("[AllowedValues(1, 2, \"x\")] long A", "2", "")]
    [InlineData("[AllowedValues(1, 2)] long? A", "3", "A AllowedValues 3")]
    [InlineData("[AllowedValues(Side.Buy)] Side A", "Side.Short", "A AllowedValues Short")]
    [InlineData("[AllowedValues] int A", "1", "A AllowedValues 1")]
    [InlineData("[RegularExpression(\"[a-z\")] string A", "\"x\"", "")]
    [InlineData("[StringLength(3)] int A", "5555", "")]
    [InlineData("[property: Range(0, 1)] int A", "2", "A Range 2")]
    public void A_value_that_breaks_a_rule_is_named(string member, string value, string expected) =>
        Assert.Equal(expected, LoadedProject.Probe(
            Check,
            $$"""
            [Part] public partial record R({{member}});
            [Part] public partial record Leg([Range(0, 4)] decimal Price);
            [Part] public readonly partial record struct Point([Range(0, 4)] int X);
            [Part] public partial record Deep(List<Leg> Legs);
            public enum Side { Buy, Sell, Short }
            public enum Sparse : short { A = -5, B, C = 7, D = 9, E = 10, F = 11 }
            public enum Full { A, B, C, D, E, G = 12 }
            public enum None;
            [Flags] public enum Rights { Read = 1 }
            public static class Probe
            {
                public static object? Run()
                {
                    System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
                    return Of.Text(new R({{value}}));
                }
            }
            """));

    [Fact]
    public void Half_a_character_is_found_in_texts_keys_and_elements() =>
        Assert.Equal("A WellFormed,B[?] WellFormed,C[1] WellFormed", Probe(
            "[Part] public partial record R(string A, Dictionary<string, string> B, string[] C);",
            """
            string.Join(',', MessageValidator.Validate(new R("\uD800", new() { ["\uDC00"] = "" }, ["", "x\uD800"])).Select(v => $"{v.Member.Replace('\uDC00', '?')} {v.Rule}"))
            """));

    [Fact]
    public void An_enum_of_which_every_value_has_a_name_is_not_asked() =>
        Assert.Equal("", Probe(
            $"[Part] public partial record R(Op A); public enum Op : byte {{ {string.Join(", ", Enumerable.Range(0, 256).Select(i => $"V{i}"))} }}",
            "Of.Text(new R(Op.V9))"));

    [Fact]
    public void Rules_of_the_record_itself_come_last() =>
        Assert.Equal("A Range 9; B OnValidate null;  OnValidate null", Probe(
            """
            [Part] public partial record struct R([Range(0, 1)] int A, int B)
            {
                partial void OnValidate(ref Violations violations)
                {
                    violations.Add(nameof(B), "B is wrong.");
                    violations.Add("", "All is wrong.");
                }
            }
            """,
            "Of.Text(new R(9, 1))"));

    [Theory]
    [InlineData("partial void OnValidate(ref Violations v) => v.Add(\"\", \"x\");")]
    [InlineData("private partial void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    [InlineData("internal partial int OnValidate(ref Violations v) { v.Add(\"\", \"x\"); return 1; }")]
    [InlineData("static partial void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    [InlineData("readonly partial void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    [InlineData("partial void OnValidate(ref Violations v); partial void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    [InlineData("public void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    [InlineData("private static void OnValidate(ref Violations v) { v.Add(\"\", \"x\"); }")]
    public void However_the_user_writes_OnValidate_it_is_called(string method) =>
        Assert.Equal(" OnValidate null", Probe($"[Part] public partial record struct R(int A) {{ {method} }}", "Of.Text(new R(1))"));

    [Theory]
    [InlineData("public int OnValidate { get; init; }")]
    [InlineData("public void OnValidate(in Violations v) { }")]
    [InlineData("public static void OnValidate(int v) { }")]
    public void What_only_looks_like_OnValidate_does_not_disturb(string member) =>
        Assert.Equal("", Probe($"[Part] public partial record R(int A) {{ {member} }}", "Of.Text(new R(1))"));

    [Fact]
    public void An_OnValidate_of_the_base_is_hidden_without_a_warning() =>
        Assert.Equal("", Probe(
            "public record Base { public void OnValidate(ref Violations v) => v.Add(\"\", \"base\"); } [Part] public partial record R(int A) : Base;",
            "Of.Text(new R(1))"));

    [Theory]
    [InlineData("[Required(ErrorMessage = \"{0} please\")] string A", "null!", "A please")]
    [InlineData("[Range(1, 2, ErrorMessage = \"{0}: {1} to {2}\")] int A", "9", "A: 1 to 2")]
    [InlineData("[StringLength(3, MinimumLength = 2, ErrorMessage = \"{0}: {2} to {1}\")] string A", "\"\"", "A: 2 to 3")]
    [InlineData("[AllowedValues(\"a\", null, ErrorMessage = \"no\")] string? A", "\"b\"", "no")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string? A", "\"c\"", "A must be one of a, b.")]
    [InlineData("[Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = \"Missing\")] string? A", "null", "A is not there")]
    public void A_rule_says_what_the_user_wrote(string member, string value, string expected) =>
        Assert.Equal(expected, Probe($"[Part] public partial record R({member}); public static class Texts {{ public static string Missing => \"{{0}} is not there\"; }}", $"Of.Messages(new R({value}))"));

    [Fact]
    public void Other_attributes_are_asked_themselves_and_made_once() =>
        Assert.Equal("A Even 3; C Even 5 | 2", Probe(
            """
            [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
            public sealed class EvenAttribute(params int[] except) : ValidationAttribute
            {
                public static int Made;
                public int[] Except { get; } = Count(except);
                public Type? Kind { get; set; }
                public DayOfWeek Day { get; init; }
                public override bool IsValid(object? value) => value is not int number || number % 2 == 0 || Except.Contains(number);
                private static int[] Count(int[] except) { Made++; return except; }
            }
            [Part] public partial record struct R([Even] int A, [Even(7, 9, Kind = typeof(List<>), Day = (DayOfWeek)3)] int? B) { [Even] public int C { get; init; } }
            """,
            "$\"{Of.Text(new R(3, 9) { C = 5 })} | {Of.Text(new R(2, null) { C = 4 }).Length + EvenAttribute.Made - 1}\""));

    [Fact]
    public void A_rule_on_a_computed_property_counts() =>
        Assert.Equal("Sum Range 7", Probe("[Part] public partial record R(int A, int B) { [Range(0, 5)] public int Sum => A + B; }", "Of.Text(new R(3, 4))"));

    [Fact]
    public void Where_nullability_is_not_enabled_null_is_no_violation()
    {
        var project = TestProject.Of(
            "#nullable enable annotations\n" + Check,
            "[Part] public partial record R(string A, List<string> B); public static class Probe { public static object Run() => Of.Text(new R(null, new List<string> { null })); }") with { Nullable = false };
        using var loaded = LoadedProject.Of(GeneratorRun.Of(project));

        Assert.Equal("", loaded.Call("Run"));
    }
}
