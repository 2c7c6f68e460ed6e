using System.Text.RegularExpressions;
using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ConstraintUnsatisfiableAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR4002
{
    private const string Usings = "using System.Collections.Generic; using System.ComponentModel.DataAnnotations;\n";

    [Theory]
    [InlineData("Range(5, 1)", "int", "no int is between 5 and 1, so swap the limits")]
    [InlineData("Range(1.0, 0.5), Required", "double?", "no double is between 1 and 0.5, so swap the limits")]
    [InlineData("Range(300, 400)", "byte", "no byte is between 300 and 400, so choose limits from 0 to 255")]
    [InlineData("Range(-5, -1)", "ulong", "no ulong is between -5 and -1, so choose limits from 0 to 18446744073709551615")]
    [InlineData("Range(0.2, 0.8)", "int", "no int is between 0.2 and 0.8, so widen the limits")]
    [InlineData("Range(0.8, 0.2)", "int", "no int is between 0.8 and 0.2, so widen the limits")]
    [InlineData("Range(400, 300)", "byte", "no byte is between 400 and 300, so choose limits from 0 to 255")]
    [InlineData("Range(-1, -5, MinimumIsExclusive = true)", "sbyte", "no sbyte is between -1 and -5, -1 exclusive, so swap the limits")]
    [InlineData("Range(0.2, 0.8, MinimumIsExclusive = true)", "int", "no int is between 0.2 and 0.8, 0.2 exclusive, so widen the limits")]
    [InlineData("Range(1, 2, MinimumIsExclusive = true, MaximumIsExclusive = true)", "int", "no int is between 1 and 2, both exclusive, so widen the limits, or include them")]
    [InlineData("Range(1.0, 1.0, MinimumIsExclusive = true)", "double", "no double is between 1 and 1, 1 exclusive, so widen the limits, or include them")]
    [InlineData("Range(typeof(decimal), \"2\", \"1\")", "decimal", "no decimal is between 2 and 1, so swap the limits")]
    [InlineData("Range(typeof(DateTime), \"2030-01-01\", \"2020-01-01\")", "DateTime", "no DateTime is between 2030-01-01 and 2020-01-01, so swap the limits")]
    [InlineData("StringLength(4, MinimumLength = 5)", "string", "it must be at least 5 and at most 4 long, so swap or widen the limits")]
    [InlineData("StringLength(-1)", "string", "it may be at most -1 long, so set a maximum of 0 or more")]
    [InlineData("Length(5, 4)", "List<int>", "it must be at least 5 and at most 4 long, so swap or widen the limits")]
    [InlineData("AllowedValues()", "int", "none is allowed, so allow one")]
    [InlineData("AllowedValues(null, \"a\", 1.5, 300)", "byte", "no byte is one of null, \"a\", 1.5, 300, so allow one that is")]
    [InlineData("AllowedValues(DayOfWeek.Friday)", "ConsoleColor", "no ConsoleColor is one of Friday, so allow one that is")]
    [InlineData("AllowedValues()", "int?", "none is allowed, so allow one")]
    [InlineData("AllowedValues(300)", "byte?", "no byte is one of 300, so allow one that is")]
    [InlineData("AllowedValues((string?)null)", "string", "no string is one of null, so allow one that is")]
    [InlineData("AllowedValues((object?)null, null), Required", "string?", "no string is one of null, null, so allow one that is")]
    public Task Stands_on_the_attribute_and_says_why(string attribute, string type, string reason) => Test.ReportsAsync(
        $$"""
        {{Usings}}[Part] public partial record Leg([{{MarkFirst(attribute)}}] {{type}} Value);
        """,
        CompilerError("CTR4002").WithLocation(0).WithMessage($"No value of Leg.Value is valid: {reason}"));

    [Theory]
    [InlineData("MaxLength(0), Required", "string", "it may be at most 0 long, but not be empty, so set a maximum of 1 or more")]
    [InlineData("StringLength(0), Required", "string?", "it may be at most 0 long, but not be empty, so set a maximum of 1 or more")]
    [InlineData("AllowedValues(5), Range(1, 2)", "int", "whatever is allowed, 5, is not what it must be as well: be between 1 and 2, so allow another, or widen the other constraint")]
    [InlineData("AllowedValues(\"long\"), MaxLength(2)", "string", "whatever is allowed, \"long\", is not what it must be as well: be at most 2 long, so allow another, or widen the other constraint")]
    [InlineData("AllowedValues(1, 9), Range(1, 8), DeniedValues(1)", "long", "whatever is allowed, 1, 9, is not what it must be as well: not be one of 1, and be between 1 and 8, so allow another, or widen the other constraint")]
    [InlineData("AllowedValues(DayOfWeek.Friday, 9), DeniedValues(DayOfWeek.Friday)", "DayOfWeek", "whatever is allowed, Friday, 9, is not what it must be as well: not be one of Friday, and be a named value of DayOfWeek, so allow another, or widen the other constraint")]
    public Task Stands_where_two_constraints_leave_nothing(string attributes, string type, string reason) => Test.ReportsAsync(
        $$"""
        {{Usings}}[Part] public partial record Leg([{{MarkFirst(attributes)}}] {{type}} Value);
        """,
        CompilerError("CTR4002").WithLocation(0).WithMessage($"No value of Leg.Value is valid: {reason}"));

    [Theory]
    [InlineData("Range(1.0, 0.5)", "double?", "no double is between 1 and 0.5, so swap the limits")]
    [InlineData("Range(5, 1), AllowedValues(null, 2)", "int?", "no int is between 5 and 1, so swap the limits")]
    [InlineData("Range(5, 1), DeniedValues(2)", "int?", "no int is between 5 and 1, so swap the limits")]
    [InlineData("Length(5, 4)", "string?", "it must be at least 5 and at most 4 long, so swap or widen the limits")]
    public Task Warns_where_null_is_valid(string attribute, string type, string reason) => Test.ReportsAsync(
        $$"""
        {{Usings}}[Part] public partial record Leg([{{MarkFirst(attribute)}}] {{type}} Value);
        """,
        CompilerWarning("CTR4002").WithLocation(0).WithMessage($"No value of Leg.Value is valid but null: {reason}"));

    [Fact]
    public Task Looks_at_all_constraints_of_a_member() => Test.ReportsAsync(
        Usings + """
        [Part] public partial record Leg(
            [MinLength(5), {|#0:StringLength(4)|}] string A,
            [DeniedValues(1, 2, 3), {|#1:AllowedValues(1, 2)|}] long B)
        {
            [MaxLength(4)] [{|#2:Length(5, 8)|}] public int[] C { get; init; } = [];
            [DeniedValues(1, 2), {|#3:AllowedValues(1, 2)|}] public long? D { get; init; }
            [DeniedValues(null, 1), {|#4:AllowedValues(1, null)|}] public long? E { get; init; }
            [AllowedValues(1, 2), {|#5:Range(5, 1)|}] public int? F { get; init; }
            [DeniedValues(3, null), {|#6:Range(5, 1)|}] public int? G { get; init; }
            [Required, DeniedValues("a"), {|#7:AllowedValues("a", null)|}] public string? H { get; init; }
        }
        """,
        CompilerError("CTR4002").WithLocation(0).WithMessage("No value of Leg.A is valid: it must be at least 5 and at most 4 long, so swap or widen the limits"),
        CompilerError("CTR4002").WithLocation(1).WithMessage("No value of Leg.B is valid: whatever is allowed, 1, 2, is denied as well, so allow another, or deny less"),
        CompilerError("CTR4002").WithLocation(2).WithMessage("No value of Leg.C is valid: it must be at least 5 and at most 4 long, so swap or widen the limits"),
        CompilerError("CTR4002").WithLocation(3).WithMessage("No value of Leg.D is valid: whatever is allowed, 1, 2, is denied as well, so allow another, or deny less"),
        CompilerError("CTR4002").WithLocation(4).WithMessage("No value of Leg.E is valid: whatever is allowed, 1, null, is denied as well, so allow another, or deny less"),
        CompilerError("CTR4002").WithLocation(5).WithMessage("No value of Leg.F is valid: no int is between 5 and 1, so swap the limits"),
        CompilerError("CTR4002").WithLocation(6).WithMessage("No value of Leg.G is valid: no int is between 5 and 1, so swap the limits"),
        CompilerError("CTR4002").WithLocation(7).WithMessage("No value of Leg.H is valid: whatever is allowed, \"a\", null, is denied as well, so allow another, or deny less"));

    [Fact]
    public Task Is_quiet_where_a_single_value_is_left() => Test.ReportsAsync(Usings + """
        [Part] public partial record Leg(
            [Range(1, 1)] int A,
            [Range(0.5, 1.5)] int B,
            [Range(200, 400)] byte C,
            [Range(double.NegativeInfinity, double.PositiveInfinity)] decimal D,
            [Range(1, 3, MinimumIsExclusive = true, MaximumIsExclusive = true)] int E,
            [MinLength(4), StringLength(4), MaxLength(-1)] string F,
            [AllowedValues(null, 1)] byte? G,
            [AllowedValues("a", "b"), DeniedValues("a")] string H,
            [AllowedValues(DayOfWeek.Friday, 3)] DayOfWeek I,
            [Range(typeof(TimeSpan), "0:00", "0:00")] TimeSpan K,
            [AllowedValues(1.0)] int L,
            [DeniedValues()] int M,
            [AllowedValues(null, 300)] byte? N,
            [AllowedValues(null, "a"), DeniedValues("a")] string? O,
            [AllowedValues(5, null), Range(1, 2)] int? P,
            [AllowedValues(5, 2), Range(1, 2)] int Q,
            [AllowedValues("long", "ab"), MaxLength(2), RegularExpression("[a-z]+")] string R,
            [MaxLength(0), Required(AllowEmptyStrings = true)] string S,
            [MaxLength(0), Required] int[] T,
            [AllowedValues(1.0f), Range(0.5, 1.5)] float U,
            [AllowedValues(DayOfWeek.Friday), Required] DayOfWeek? V,
            [AllowedValues(true), Required] bool? W);
        """);

    [Fact]
    public Task Leaves_out_lengths_that_check_nothing_on_the_member() => Test.ReportsAsync(Usings + """
        [Part] public partial record Leg(
            [MinLength(5), StringLength(4)] int[] A,
            [MinLength(5), MaxLength(4)] int B,
            [Length(5, 4)] DateTime? C);
        """);

    [Fact]
    public Task Warns_where_nothing_is_known_of_nulls() => Test.ReportsAsync(
        Usings + """
        #nullable disable
        [Part] public partial record Leg([{|#0:StringLength(4, MinimumLength = 5)|}] string A);
        """,
        CompilerWarning("CTR4002").WithLocation(0).WithMessage("No value of Leg.A is valid but null: it must be at least 5 and at most 4 long, so swap or widen the limits"));

    private static string MarkFirst(string attributes) => Regex.Replace(attributes, @"^(.+?\))(, [A-Z].*)?$", "{|#0:$1|}$2");
}
