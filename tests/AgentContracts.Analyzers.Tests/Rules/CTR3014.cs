using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.HubOfAnotherAnalyzer, AgentContracts.CodeFixes.Rules.HubOfAnotherFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3014
{
    private const string Agents = """

        [Agent("clerk")] public sealed partial class Clerk;
        public sealed class NoAgent;
        """;

    [Fact]
    public Task Stands_on_the_agent_that_is_named() => Test.ReportsAsync(
        """
        using Own = AgentContracts.IHub<Clerk>;
        [Agent("trader")]
        public sealed partial class Trader(IHub<{|#0:Clerk|}> hub, AgentContracts.IHub<{|#1:global::Clerk|}>? other)
        {
            public Trader({|#2:Own|} hub) : this(hub, hub) { }
        }
        """ + Agents,
        CompilerWarning("CTR3014").WithLocation(0).WithMessage("Trader takes IHub<Clerk>, but what it sends would be said by Clerk: take IHub<Trader>"),
        CompilerWarning("CTR3014").WithLocation(1).WithArguments("Trader", "Clerk", "what it sends would be said by Clerk", "take IHub<Trader>"),
        CompilerWarning("CTR3014").WithLocation(2).WithArguments("Trader", "Clerk", "what it sends would be said by Clerk", "take IHub<Trader>"));

    [Fact]
    public Task Is_an_error_where_there_is_no_such_hub() => Test.ReportsAsync(
        """
        [Agent("trader")] public sealed partial class Trader(IHub<{|#0:NoAgent|}> hub);
        public sealed class Page(IHub<{|#1:Page|}> hub)
        {
            public static void Map(IHub<{|#2:string|}> hub) { }
        }
        """ + Agents,
        CompilerError("CTR3014").WithLocation(0).WithMessage("Trader takes IHub<NoAgent>, but NoAgent is not an agent, so nothing provides its hub: take IHub<Trader>, or make NoAgent an agent"),
        CompilerError("CTR3014").WithLocation(1).WithMessage("Page takes IHub<Page>, but Page is not an agent, so nothing provides its hub: take the hub of an agent, or make Page an agent"),
        CompilerError("CTR3014").WithLocation(2).WithArguments("Page", "String", "String is not an agent, so nothing provides its hub", "take the hub of an agent, or make String an agent"));

    [Fact]
    public Task Is_quiet_on_the_own_hub_on_who_speaks_for_an_agent_and_on_type_parameters() => Test.ReportsAsync("""
        public abstract class Base<TAgent>(IHub<TAgent> hub)
        {
            public IHub<TAgent> Hub => hub;
        }
        [Agent("trader")]
        public sealed partial class Trader(IHub<Trader> hub) : Base<Trader>(hub)
        {
            public void Lend(IHub<Clerk> other) { }
        }
        public sealed class Page(IHub<Clerk> hub)
        {
            public IHub<Clerk> Hub => hub;
            public IHub<NoAgent>? Other { get; set; }
            public static void Map<T>(IHub<T> hub, System.Collections.Generic.List<NoAgent> others) { }
        }
        [Agent("")] public sealed partial class Nameless(IHub<Nameless> hub);
        """ + Agents);

    [Fact]
    public Task Takes_the_hub_of_the_agent_itself() => Test.FixesAsync(
        """
        namespace Desk
        {
            [Agent("trader")] public sealed partial class Trader(AgentContracts.IHub<{|CTR3014:global::Clerk|}>? hub, /* why */ IHub<{|CTR3014:Clerk|}> other);
        }
        """ + Agents,
        """
        namespace Desk
        {
            [Agent("trader")] public sealed partial class Trader(AgentContracts.IHub<Trader>? hub, /* why */ IHub<Trader> other);
        }
        """ + Agents,
        iterations: 2);

    [Fact]
    public Task Offers_no_fix_where_there_is_no_agent_around_or_an_alias_hides_the_name() => Test.HasNoFixAsync("""
        using Own = AgentContracts.IHub<Clerk>;
        [Agent("trader")] public sealed partial class Trader({|CTR3014:Own|} hub);
        """ + Agents);
}
