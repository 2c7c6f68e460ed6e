using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ConstraintMisplacedAnalyzer, AgentContracts.CodeFixes.Rules.ConstraintMisplacedFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR4001
{
    private const string Usings = "using System.Collections.Generic; using System.ComponentModel.DataAnnotations;\n";

    [Theory]
    [InlineData("Required", "int", "checks nothing, since it always has a value: remove it, or make the member nullable")]
    [InlineData("Required", "DateTime", "checks nothing, since it always has a value: remove it, or make the member nullable")]
    [InlineData("StringLength(5)", "List<string>", "checks nothing: use [MaxLength] or [Length]")]
    [InlineData("StringLength(5)", "int", "checks nothing: remove it")]
    [InlineData("MaxLength(5)", "double", "checks nothing, since it has no length: use [Range]")]
    [InlineData("MinLength(5)", "Guid?", "checks nothing, since it has no length: remove it")]
    [InlineData("Length(1, 5)", "Uri", "checks nothing, since it has no length: remove it")]
    [InlineData("MinLength(-1)", "string", "has a minimum below 0, which checks nothing here and throws in other validators: write 0 or more")]
    [InlineData("Length(-1, 5)", "int[]", "has a minimum below 0, which checks nothing here and throws in other validators: write 0 or more")]
    [InlineData("StringLength(5, MinimumLength = -2)", "string?", "has a minimum below 0, which checks nothing: write 0 or more")]
    [InlineData("RegularExpression(\"1\")", "int", "checks its text in the culture of the machine: use a string, or another constraint")]
    [InlineData("EmailAddress", "Uri", "refuses every value, since it is about strings: use a string, or remove it")]
    [InlineData("Range(0, 1)", "Guid", "refuses every value, since it has no order that the attribute knows: remove it")]
    [InlineData("Range(0, 1)", "int[]", "refuses every value, since it has no order that the attribute knows: remove it")]
    [InlineData("Range(0, 1)", "Int128", "refuses every value, since it has no order that the attribute knows: check it in OnValidate")]
    [InlineData("Range(0, 1)", "DateTime", "refuses every value, since its limits are numbers: write [Range(typeof(DateTime), \"...\", \"...\")]")]
    [InlineData("Range(typeof(DateTime), \"1\", \"x\")", "DateTime?", "has a limit that cannot be read: write [Range(typeof(DateTime), ...)] with two texts that are such values")]
    [InlineData("Range(typeof(string), \"a\", \"b\")", "int", "has a limit that cannot be read: write [Range(typeof(int), ...)] with two texts that are such values")]
    [InlineData("Range(double.NaN, 1)", "int", "has a limit that cannot be read: write a number")]
    [InlineData("Range(0, 1)", "double", "has limits of another type, by which other validators round the value first: write them as 0.0 and not as 0")]
    [InlineData("Range(-1, 1)", "decimal?", "has limits of another type, by which other validators round the value first: write them as 0.0 and not as 0")]
    public Task Stands_on_the_attribute_and_says_what_to_write(string attribute, string type, string text) => Test.ReportsAsync(
        $$"""
        {{Usings}}[Part] public partial record Leg([{|#0:{{attribute}}|}] {{type}} Value);
        """,
        CompilerWarning("CTR4001").WithLocation(0).WithMessage($"[{attribute.Split('(')[0]}] on Leg.Value, which is {type}, {text}"));

    [Fact]
    public Task Looks_at_computed_members_too() => Test.ReportsAsync(Usings + """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal([Range(0, 5)] int Size)
        {
            [{|CTR4001:Range(0, 1)|}] public double Half => Size / 2.0;
            [{|CTR4001:Required|}] public int Depth { get; init; }
        }
        """);

    [Fact]
    public Task Is_quiet_on_constraints_that_fit() => Test.ReportsAsync(Usings + """
        public sealed class EvenAttribute : ValidationAttribute;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(
            [Required, StringLength(5), MinLength(1), RegularExpression("a"), EmailAddress, Range(0, 1)] string A,
            [Required, Range(0, 5), Even] int? B,
            [Range(0.0, 1)] double C,
            [Range(typeof(decimal), "0", "1")] decimal D,
            [Range(0.5, 1.5)] int E,
            [Range(typeof(DateTime), "2020-01-01", "2030-01-01")] DateTime F,
            [Range(typeof(TimeSpan), "0:00", "1:00")] TimeSpan? G,
            [MaxLength(5), Length(1, 5), Required] List<int> H,
            [MinLength(1)] Dictionary<string, int> I,
            [Range(1, 5)] char J,
            [Url] Uri K,
            [Even] bool L,
            [Range(0, 1)] bool Flag,
            [Range(1, 2)] DayOfWeek Day);
        public record NotMarked([property: Required] int Size);
        """);

    [Fact]
    public Task Writes_fractional_limits() => Test.FixesAsync(
        Usings + """
        public static class Most { public const int Size = 5; }
        [Part] public partial record Leg(
            [{|CTR4001:Range(0, 1, ErrorMessage = "0 to 1")|}] double A,
            [Required, {|CTR4001:Range(-1_000, Most.Size)|}] decimal? B,
            [{|CTR4001:Range(0x10, 2 * Most.Size)|}] float C);
        """,
        Usings + """
        public static class Most { public const int Size = 5; }
        [Part] public partial record Leg(
            [Range(0.0, 1.0, ErrorMessage = "0 to 1")] double A,
            [Required, Range(-1_000.0, (double)Most.Size)] decimal? B,
            [Range((double)0x10, (double)(2 * Most.Size))] float C);
        """,
        iterations: 3);

    [Fact]
    public Task Offers_nothing_for_another_type() => Test.HasNoFixAsync(Usings + "[Part] public partial record Leg([{|CTR4001:Range(0, 1)|}] Guid A);");
}
