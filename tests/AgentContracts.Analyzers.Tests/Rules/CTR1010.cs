using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ChannelNameUnsafeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1010
{
    [Theory]
    [InlineData("\"\"", "is empty")]
    [InlineData("null!", "is empty")]
    [InlineData("\"a\\uD800\"", "has half a surrogate pair, which has no UTF-8 form")]
    [InlineData("\"hft signals\"", "holds a blank or a control character")]
    [InlineData("\"hft\\u0007\"", "holds a blank or a control character")]
    [InlineData("\"{hft}\"", "holds a brace, which marks the hash tag of a key in Redis")]
    [InlineData("\"hft}\"", "holds a brace, which marks the hash tag of a key in Redis")]
    [InlineData("\"contracts:emergency\"", "begins with 'contracts:', as only the hub's own do")]
    public Task Stands_on_the_name_and_says_what_is_wrong_with_it(string name, string problem) => Test.ReportsAsync(
        $"[Channel({{|#0:{name}|}}, Tier.Fast)] public partial class OwnSignals;",
        CompilerError("CTR1010").WithLocation(0).WithMessage($"The name of channel OwnSignals {problem}: name it \"own_signals\", for example"));

    [Theory]
    [InlineData("hft_signals2")]
    [InlineData("desk.eu:hft-signals")]
    [InlineData("Сигналы\\U0001F600")]
    [InlineData("mycontracts:x*[?]")]
    [InlineData("contracts")]
    public Task Is_quiet_on_any_other_name(string name) => Test.ReportsAsync($"[Channel(\"{name}\")] public partial class OwnSignals;");

    [Fact]
    public Task Leaves_a_name_that_is_not_there_to_the_compiler() => Test.ReportsAsync("[{|CS1729:Channel|}] public partial class OwnSignals;");

    [Fact]
    public Task Finds_the_name_behind_the_tier() => Test.ReportsAsync("[Channel(tier: Tier.Fast, name: {|CTR1010:\"hft signals\"|})] public partial class OwnSignals;");
}
