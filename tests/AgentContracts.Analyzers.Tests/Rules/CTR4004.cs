using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.PatternUnsafeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR4004
{
    private const string Usings = "using System.ComponentModel.DataAnnotations;\n";

    [Theory]
    [InlineData("{|#0:\"\"|}", "is empty, so that nothing is checked: write a pattern, or remove the attribute")]
    [InlineData("\"a+b\", MatchTimeoutInMilliseconds = {|#0:0|}", "has a timeout that is none, so that nothing is checked: set MatchTimeoutInMilliseconds to a number above 0")]
    [InlineData("\"(a+)+$\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("@\"\\w*x{2,}\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("\"(?:a|aa)*b\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("\"(a?a)*b\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("\"(a{1,2})*b\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("\"((a|aa))*b\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    [InlineData("\"(a|(aa))*b\", MatchTimeoutInMilliseconds = {|#0:-1|}", "can backtrack for ever, since it has no timeout: remove MatchTimeoutInMilliseconds, which leaves 2000 ms, or set it")]
    public Task Stands_on_the_pattern_or_the_timeout(string arguments, string text) => Test.ReportsAsync(
        $"{Usings}[Part] public partial record Leg([RegularExpression({arguments})] string Symbol);",
        CompilerWarning("CTR4004").WithLocation(0).WithMessage($"The pattern of Leg.Symbol {text}"));

    [Fact]
    public Task Says_why_a_pattern_does_not_compile() => Test.ReportsAsync(
        Usings + "[Part] public partial record Leg([RegularExpression({|#0:\"(a\"|})] string Symbol);",
        CompilerWarning("CTR4004").WithLocation(0).WithMessage("The pattern of Leg.Symbol does not compile (Invalid pattern '(a' at offset 2. Not enough )'s), so that nothing is checked: correct the pattern"));

    [Theory]
    [InlineData("\"(a+)+$\"")]
    [InlineData("\"(a+)+$\", MatchTimeoutInMilliseconds = 5")]
    [InlineData("\"[A-Z]+\", MatchTimeoutInMilliseconds = -1")]
    [InlineData("@\"[*+]+\\+\\*\\\\*?\", MatchTimeoutInMilliseconds = 100")]
    [InlineData("@\"[*+]\\+\\*a{2}[A-Z]+\", MatchTimeoutInMilliseconds = -1")]
    [InlineData("@\"(BTC|ETH)(-USD|-EUR){1,2}[(|)]+\", MatchTimeoutInMilliseconds = -1")]
    [InlineData("\"(?<pair>ab)+(c|d)?(e{2}){1,3}\", MatchTimeoutInMilliseconds = -1")]
    public Task Is_quiet_on_patterns_that_end(string arguments) => Test.ReportsAsync($"{Usings}[Part] public partial record Leg([RegularExpression({arguments})] string Symbol);");
}
