using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>Generated validators refuse what DataAnnotations refuses, and nothing else.</summary>
public sealed class DataAnnotationsTests
{
    private const string Compare =
        """
        public static class Compare
        {
            public static string? Difference<T>(T value) where T : IContract<T>
            {
                var own = string.Join(",", MessageValidator.Validate(value).Select(v => v.Member).Distinct());
                var results = new List<ValidationResult>();
                Validator.TryValidateObject(value!, new ValidationContext(value!), results, validateAllProperties: true);
                var theirs = string.Join(",", results.SelectMany(r => r.MemberNames).Distinct());
                return own == theirs ? null : $"{value}: here '{own}', there '{theirs}'";
            }
        }
        """;

    [Theory]
    [InlineData("string?", "Required", "null", "\"\"", "\" \"", "\"a\"")]
    [InlineData("string?", "Required(AllowEmptyStrings = true)", "null", "\"\"")]
    [InlineData("int?", "Required", "null", "0")]
    [InlineData("int", "Required", "0")]
    [InlineData("List<int>?", "Required", "null", "[]")]
    [InlineData("int", "Range(1, 5)", "0", "1", "5", "6", "int.MinValue")]
    [InlineData("int?", "Range(1, 5)", "null", "0", "1")]
    [InlineData("int", "Range(1, 5, MinimumIsExclusive = true)", "1", "2", "5")]
    [InlineData("int", "Range(1, 5, MaximumIsExclusive = true)", "1", "4", "5")]
    [InlineData("long", "Range(0, int.MaxValue)", "-1L", "5L")]
    [InlineData("long", "Range(0.0, 1e30)", "-1L", "long.MaxValue")]
    [InlineData("double", "Range(0.1, 0.3)", "0.1", "0.3", "0.30000000000000004", "0.09")]
    [InlineData("decimal", "Range(0.1, 0.3)", "0.1m", "0.3m", "0.31m")]
    [InlineData("decimal", "Range(typeof(decimal), \"0.10\", \"79228162514264337593543950335\")", "0.09m", "decimal.MaxValue")]
    [InlineData("ulong", "Range(typeof(ulong), \"1\", \"18446744073709551615\")", "0UL", "ulong.MaxValue")]
    [InlineData("sbyte", "Range(-1, 1)", "(sbyte)-2", "(sbyte)1")]
    [InlineData("TimeSpan", "Range(typeof(TimeSpan), \"00:00:01\", \"1.00:00:00\")", "TimeSpan.Zero", "TimeSpan.FromDays(1)", "TimeSpan.FromDays(2)")]
    [InlineData("string?", "StringLength(3, MinimumLength = 2)", "null", "\"\"", "\"a\"", "\"ab\"", "\"abcd\"")]
    [InlineData("string?", "MinLength(2)", "null", "\"a\"", "\"ab\"")]
    [InlineData("string?", "MaxLength(2)", "null", "\"ab\"", "\"abc\"")]
    [InlineData("string?", "MaxLength", "\"abc\"")]
    [InlineData("string?", "Length(1, 2)", "null", "\"\"", "\"ab\"", "\"abc\"")]
    [InlineData("int[]?", "MinLength(1)", "null", "[]", "[1]")]
    [InlineData("List<int>?", "Length(1, 2)", "null", "[]", "[1]", "[1, 2, 3]")]
    [InlineData("Dictionary<string, int>?", "MaxLength(1)", "null", "new()", "new() { [\"a\"] = 1, [\"b\"] = 2 }")]
    [InlineData("Dictionary<int, int>?", "MaxLength(1)", "null", "new()", "new() { [1] = 1, [2] = 2 }")]
    [InlineData("HashSet<int>?", "Length(1, 2)", "null", "[]", "[1]", "[1, 2, 3]")]
    [InlineData("byte[]?", "MinLength(1)", "null", "[]", "[1]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "MinLength(1)", "[]", "[1]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>?", "MaxLength(1)", "null", "[]", "[1, 2]")]
    [InlineData("string?", "RegularExpression(\"a+|b\")", "null", "\"\"", "\"aa\"", "\"ab\"", "\"b\"", "\"c\"")]
    [InlineData("string?", "RegularExpression(\"(a+)+$\", MatchTimeoutInMilliseconds = 100)", "\"aaa\"", "\"b\"")]
    [InlineData("int?", "RegularExpression(\"[0-9]{2}\")", "null", "12", "123")]
    [InlineData("string?", "AllowedValues(\"a\", \"b\")", "null", "\"a\"", "\"c\"")]
    [InlineData("string?", "AllowedValues(\"a\", null)", "null", "\"a\"", "\"c\"")]
    [InlineData("int?", "AllowedValues(1, 2)", "null", "1", "3")]
    [InlineData("int?", "AllowedValues(1, null)", "null", "1", "3")]
    [InlineData("bool", "AllowedValues(true)", "true", "false")]
    [InlineData("bool", "AllowedValues(true, false)", "true", "false")]
    [InlineData("double", "AllowedValues(0.5, 1.5)", "0.5", "0.6")]
    [InlineData("DayOfWeek", "AllowedValues(DayOfWeek.Monday)", "DayOfWeek.Monday", "DayOfWeek.Friday")]
    [InlineData("string?", "DeniedValues(\"a\", null)", "null", "\"a\"", "\"c\"")]
    [InlineData("int?", "DeniedValues(1)", "null", "1", "3")]
    [InlineData("DayOfWeek?", "DeniedValues(DayOfWeek.Monday)", "null", "DayOfWeek.Monday", "DayOfWeek.Friday")]
    [InlineData("string?", "EmailAddress", "null", "\"a@b\"", "\"a\"")]
    [InlineData("string?", "Url", "\"http://a\"", "\"a\"")]
    [InlineData("string?", "Base64String", "\"YQ==\"", "\"*\"")]
    [InlineData("string?", "Compare(\"Other\")", "\"other\"", "\"different\"")]
    [InlineData("string?", "EnumDataType(typeof(DayOfWeek))", "\"Monday\"", "\"Moonday\"")]
    [InlineData("string?", "CustomValidation(typeof(Own), \"Check\")", "null", "\"no\"")]
    [InlineData("string?", "Required, StringLength(3), RegularExpression(\"[a-z]*\")", "null", "\"ABCDE\"", "\"abc\"")]
    public void Both_refuse_the_same_values(string type, string attributes, params string[] values) =>
        Assert.Null(LoadedProject.Probe(
            Compare,
            $$"""
            [Part] public partial record R
            {
                [{{attributes}}] public {{type}} A { get; init; }
                public string Other => "other";
            }
            public static class Own
            {
                public static ValidationResult? Check(string? value, ValidationContext context) => value is null ? null : new ValidationResult("no", [context.MemberName!]);
            }
            public static class Probe
            {
                public static object? Run() => string.Join("\n", new[] { {{string.Join(", ", values.Select(v => $"Compare.Difference(new R {{ A = {v} }})"))}} }.OfType<string>()) is { Length: > 0 } text ? text : null;
            }
            """));

    [Fact]
    public void A_pattern_gets_as_long_as_the_attribute_gives_it() =>
        Assert.Equal(new System.ComponentModel.DataAnnotations.RegularExpressionAttribute("a").MatchTimeoutInMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture), Milliseconds("[Part] public partial record R([RegularExpression(\"a\")] string A);"));

    private static string Milliseconds(string source)
    {
        var text = GeneratorRun.Of(source).Sources["R.Record.g.cs"];
        return text.Split("FromMilliseconds(")[1].Split(')')[0];
    }
}
