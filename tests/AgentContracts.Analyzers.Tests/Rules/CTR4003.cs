using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ConstantViolatesAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR4003
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal([property: Required] string Symbol, [Range(0.0, 1.0)] double Confidence = 0.5)
        {
            [Range(1, 10)] public int? Size { get; init; }
            [StringLength(5, MinimumLength = 2)] public string Venue { get; init; } = "";
            [AllowedValues("buy", "sell")] public string Action { get; init; } = "";
            [DeniedValues(DayOfWeek.Sunday)] public DayOfWeek Day { get; init; }
            [RegularExpression("[A-Z]+")] public string Code { get; init; } = "";
            [Range(0.1, 0.3)] public float Share { get; init; }
            [Range(typeof(decimal), "0.5", "1.5", MinimumIsExclusive = true)] public decimal Price { get; init; }
            [Range(0.0, 1.0, MaximumIsExclusive = true)] public double Part { get; init; }
            [Range(-1E30, 1E30)] public decimal Wide { get; init; }
            [Range(typeof(int), "1", "5")] public decimal Typed { get; init; }
            [Range(typeof(TimeSpan), "0:00", "0:01")] public int Other { get; init; }
            [MaxLength(3)] public string Short { get; init; } = "";
            [MinLength(2)] public string Long { get; init; } = "ab";
            [Required(AllowEmptyStrings = true)] public string Blank { get; init; } = "";
            [RegularExpression("(")] public string Broken { get; init; } = "";
            public double Ratio { get; init; }
            public string Text { get; init; } = "";
            [EmailAddress] public string? Mail { get; init; }
            [Url] public string? Page { get; init; }
            [Base64String] public string? Code64 { get; init; }
        }
        [Part] public partial record struct Leg([Range(1, 5)] byte Size);
        """;

    private const string Usings = "using System.ComponentModel.DataAnnotations;\n";

    [Theory]
    [InlineData("new Signal({|#0:\"\"|})", "Symbol is \"\" here, but must not be empty")]
    [InlineData("new Signal({|#0:\"  \"|}, 0.5)", "Symbol is \"  \" here, but must not be empty")]
    [InlineData("new Signal(\"BTC\", {|#0:1.5|})", "Confidence is 1.5 here, but must be between 0 and 1")]
    [InlineData("new Signal(Confidence: {|#0:-1|}, Symbol: \"BTC\")", "Confidence is -1 here, but must be between 0 and 1")]
    [InlineData("new Signal(\"BTC\") { Size = {|#0:11|} }", "Size is 11 here, but must be between 1 and 10")]
    [InlineData("signal with { Size = {|#0:0|} }", "Size is 0 here, but must be between 1 and 10")]
    [InlineData("signal with { Venue = {|#0:\"A\"|} }", "Venue is \"A\" here, but must be between 2 and 5 long")]
    [InlineData("signal with { Venue = {|#0:\"London\"|} }", "Venue is \"London\" here, but must be between 2 and 5 long")]
    [InlineData("signal with { Action = {|#0:\"hold\"|} }", "Action is \"hold\" here, but must be one of \"buy\", \"sell\"")]
    [InlineData("signal with { Day = {|#0:DayOfWeek.Sunday|} }", "Day is 0 here, but must not be one of Sunday")]
    [InlineData("signal with { Mail = {|#0:\"desk\"|} }", "Mail is \"desk\" here, but must be an e-mail address")]
    [InlineData("signal with { Mail = {|#0:\"a@b@c\"|} }", "Mail is \"a@b@c\" here, but must be an e-mail address")]
    [InlineData("signal with { Page = {|#0:\"www.desk.org\"|} }", "Page is \"www.desk.org\" here, but must be a URL that begins with http://, https:// or ftp://")]
    [InlineData("signal with { Code64 = {|#0:\"QQ=\"|} }", "Code64 is \"QQ=\" here, but must be base64")]
    [InlineData("signal with { Code = {|#0:\"ab\"|} }", "Code is \"ab\" here, but must match \"[A-Z]+\"")]
    [InlineData("signal with { Code = {|#0:\"ABc\"|} }", "Code is \"ABc\" here, but must match \"[A-Z]+\"")]
    [InlineData("signal with { Code = {|#0:\"1AB\"|} }", "Code is \"1AB\" here, but must match \"[A-Z]+\"")]
    [InlineData("signal with { Part = {|#0:1.0|} }", "Part is 1 here, but must be between 0 and 1, 1 exclusive")]
    [InlineData("signal with { Typed = {|#0:6m|} }", "Typed is 6 here, but must be between 1 and 5")]
    [InlineData("signal with { Short = {|#0:\"long\"|} }", "Short is \"long\" here, but must be at most 3 long")]
    [InlineData("signal with { Long = {|#0:\"a\"|} }", "Long is \"a\" here, but must be at least 2 long")]
    [InlineData("signal with { Share = {|#0:0.31f|} }", "Share is 0.31 here, but must be between 0.1 and 0.3")]
    [InlineData("signal with { Price = {|#0:0.5m|} }", "Price is 0.5 here, but must be between 0.5 and 1.5, 0.5 exclusive")]
    public Task Stands_on_the_constant_and_says_what_it_must_be(string expression, string text) => Test.ReportsAsync(
        $"{Usings}public static class Desk {{ public static Signal Make(Signal signal) => {expression}; }}{Messages}",
        CompilerWarning("CTR4003").WithLocation(0).WithMessage($"Signal.{text}, so such a message is refused when it is sent: give it another value, or widen the constraint"));

    [Theory]
    [InlineData("signal with { Ratio = {|#0:double.NegativeInfinity|} }", "Ratio is -Infinity here, but must be a finite number")]
    [InlineData("signal with { Ratio = {|#0:float.PositiveInfinity|} }", "Ratio is Infinity here, but must be a finite number")]
    [InlineData("signal with { Ratio = {|#0:double.NaN|} }", "Ratio is NaN here, but must be a finite number")]
    [InlineData("signal with { Day = {|#0:(DayOfWeek)9|} }", "Day is 9 here, but must be a named value of DayOfWeek")]
    [InlineData("signal with { Text = {|#0:\"a\\uD800\"|} }", "Text is \"a\\ud800\" here, but must be well-formed text")]
    public Task Offers_no_wider_constraint_where_the_type_sets_it(string expression, string text) => Test.ReportsAsync(
        $"{Usings}public static class Desk {{ public static Signal Make(Signal signal) => {expression}; }}{Messages}",
        CompilerWarning("CTR4003").WithLocation(0).WithMessage($"Signal.{text}, so such a message is refused when it is sent: give it another value"));

    [Fact]
    public Task Looks_at_parts_and_at_new_without_a_type() => Test.ReportsAsync($$"""
        {{Usings}}public static class Desk
        {
            private const string Nothing = "";
            public static Leg Make() => new({|CTR4003:9|});
            public static Signal Named() => new({|CTR4003:Nothing|}) { Venue = {|CTR4003:"A" + Nothing|} };
        }{{Messages}}
        """);

    [Fact]
    public Task Stands_on_constants_that_a_member_has_by_default() => Test.ReportsAsync(
        Usings + """
        [Part] public partial record Leg([Range(1, 10)] int Size = {|#0:0|}, DayOfWeek? Day = {|CTR4003:(DayOfWeek)9|}, [Range(1, 2)] int? Two = {|CTR4003:3|})
        {
            [Range(1, 5)] public int Init { get; init; } = {|#1:9|};
            [Range(1, 5)] public int? Field = {|CTR4003:0|};
        }
        """,
        CompilerWarning("CTR4003").WithLocation(0).WithMessage("Leg.Size is 0 here, but must be between 1 and 10, so such a message is refused when it is sent: give it another value, or widen the constraint"),
        CompilerWarning("CTR4003").WithLocation(1).WithMessage("Leg.Init is 9 here, but must be between 1 and 5, so such a message is refused when it is sent: give it another value, or widen the constraint"));

    [Fact]
    public Task Is_quiet_on_defaults_that_are_still_to_be_given_and_on_valid_ones() => Test.ReportsAsync(Usings + """
        [Part] public partial record Leg([Required] string Symbol = "", [Required, MinLength(2)] string? Venue = null, [Range(1, 10)] int Size = 1)
        {
            [StringLength(5, MinimumLength = 2)] public string Name { get; init; } = "";
            [Range(1, 5)] public required int Init { get; init; } = 9;
            [Range(1, 5)] public int Late { get; init; } = Math.Max(8, 9);
            [Range(1, 5)] public int Unset { get; init; }
        }
        public record Pair([property: Range(1, 10)] int Size = 0);
        """);

    [Fact]
    public Task Is_quiet_on_valid_constants_and_on_what_is_not_constant() => Test.ReportsAsync($$"""
        {{Usings}}public static class Desk
        {
            public static Signal Make(string symbol, int size) => new(symbol, 0.5) { Size = size };
            public static Signal Valid() => new("BTC", 1.0) { Size = 10, Venue = "Paris", Part = 0.0, Wide = 5m, Typed = 5m, Other = 7, Short = "abc", Long = "ab", Blank = "", Broken = "x", Action = "buy", Day = DayOfWeek.Monday, Code = "ABC", Share = 0.3f, Price = 1.5m, Mail = "a@b", Page = "HTTP://x", Code64 = "QQ==" };
            public static Signal Late() { var empty = "".Trim(); return new(empty) { Size = null, Code = "" }; }
            public static Signal Defaulted() => new("BTC");
            public static Leg Nothing() => new();
            public static (int, string) Other() => (new Pair(11).Size, "");
        }
        public record Pair([property: Range(1, 10)] int Size);{{Messages}}
        """);
}
