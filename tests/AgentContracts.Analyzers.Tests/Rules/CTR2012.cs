using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RouteConditionUnusableAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2012
{
    [Theory]
    [InlineData("Missing", "there is no such member")]
    [InlineData("", "there is no such member")]
    [InlineData("Size", "it is int")]
    [InlineData("Field", "it is string?")]
    [InlineData("IsLoud", "it is a method")]
    [InlineData("Shared", "it is static")]
    [InlineData("Unread", "it cannot be read")]
    [InlineData("Old", "using it is an error")]
    [InlineData("Read", "using it is an error")]
    [InlineData("ILoud.IsLoud", "only its interface has it")]
    public Task Stands_on_the_name_and_says_what_is_wrong_with_it(string name, string reason) => Test.ReportsAsync(
        $$"""
        [Tier(Tier.Fast), RoutesTo<FastSignals, MarketNews>(When = {|#0:"{{name}}"|})] public partial record Signal(int Size) : ILoud
        {
            bool ILoud.IsLoud => true;
            public bool Read { [Obsolete("old", error: true)] get => true; }
            public string? Field;
            public bool IsLoud() => true;
            public static bool Shared => true;
            public bool Unread { set { } }
            [Obsolete("old", error: true)] public bool Old => true;
        }
        public interface ILoud { bool IsLoud { get; } }
        """,
        CompilerError("CTR2012").WithLocation(0).WithMessage($"Signal cannot ask '{name}' whether to take the route to FastSignals, MarketNews: {reason}, name a bool property or field of Signal"));

    [Fact]
    public Task Is_quiet_on_bool_members_and_where_nothing_is_asked() => Test.ReportsAsync("""
        public abstract record Base { protected bool IsOld => true; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = nameof(IsLoud)), RoutesTo<MarketNews>(When = nameof(_isKept))]
        [RoutesTo<HftSignals>(When = null), RoutesTo<ExecutionAlerts>(When = nameof(IsOld))]
        public partial record Signal(bool IsLoud) : Base
        {
            private readonly bool _isKept = true;
        }
        """);

    [Theory]
    [InlineData("IsKept", "it is private to its base")]
    [InlineData("IsOld", "it is int")]
    [InlineData("IsNew", "it is a method")]
    [InlineData("IsOne", "it is static")]
    [InlineData("Changed", "it is no property or field")]
    public Task Says_what_is_wrong_with_what_is_inherited_or_no_value(string name, string reason) => Test.ReportsAsync(
        $$"""
        public abstract record Base
        {
            private bool IsKept => true;
            protected bool IsOld => true;
            protected bool IsNew => true;
            protected bool IsOne => true;
        }
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = {|#0:"{{name}}"|})] public partial record Signal(int Size) : Base
        {
            public new int IsOld => Size;
            public new bool IsNew() => true;
            public static new bool IsOne => true;
            public event Action? Changed { add { } remove { } }
        }
        """,
        CompilerError("CTR2012").WithLocation(0).WithArguments("Signal", name, "FastSignals", reason));
}
