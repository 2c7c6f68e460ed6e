using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Tests;

/// <summary>The code of the pages, with the rules over it: what is wrong there has the mistake on the lines that say so, and what is right has not.</summary>
public sealed class PageTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.ComponentModel.DataAnnotations;
        global using System.Linq;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentContracts;
        global using StackExchange.Redis;
        """;

    private const string Agent = """
        [Agent("execution"), Subscribes<HftSignals>, Subscribes<FastSignals>, Publishes<FillReport>]
        public sealed partial class Execution(IHub<Execution> hub, ISubscriber subscriber, IVenue venue, FastStrategySignal signal)
        {

        """;

    private const string Method = Agent + """
            public async Task RunAsync(CancellationToken cancellationToken)
            {

        """;

    // What the pages name and do not show.
    private static readonly Dictionary<string, string> Named = new()
    {
        ["HftSignals"] = "[Channel(\"hft_signals\", Tier.UltraHft)] public partial class HftSignals;",
        ["FastSignals"] = "[Channel(\"fast_signals\", Tier.Fast)] public partial class FastSignals;",
        ["TacticalSignals"] = "[Channel(\"tactical_signals\", Tier.Tactical)] public partial class TacticalSignals;",
        ["RiskSignals"] = "[Channel(\"risk_signals\", Tier.Fast)] public partial class RiskSignals;",
        ["RiskAlerts"] = "[Channel(\"risk_alerts\")] public partial class RiskAlerts;",
        ["ExecutionAlerts"] = "[Channel(\"execution_alerts\"), Emergency] public partial class ExecutionAlerts;",
        ["Announcements"] = "[Channel(\"announcements\")] public partial class Announcements;",
        ["News"] = "[Channel(\"news\")] public partial class News;",
        ["HftArbitrageSignal"] = "[Tier(Tier.UltraHft), RoutesTo<HftSignals>] public sealed partial record HftArbitrageSignal(string Symbol, [Expires] long ExpiresAtMs = 0);",
        ["FastStrategySignal"] = "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record FastStrategySignal([Required] string Symbol, [Range(0.0, 1.0)] double Confidence = 0);",
        ["FastSignal"] = "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record FastSignal(string Symbol);",
        ["Signal"] = "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Signal(string Symbol);",
        ["FillReport"] = "[Tier(Tier.Fast), RoutesTo<RiskAlerts>] public sealed partial record FillReport(string Symbol);",
        ["PositionReport"] = "[Tier(Tier.Fast), RoutesTo<RiskAlerts>] public sealed partial record PositionReport(string Symbol);",
        ["RiskAlert"] = "[Tier(Tier.Fast), RoutesTo<RiskSignals>] public sealed partial record RiskAlert(Guid Id, bool IsSeen);",
        ["RiskAlertSeen"] = "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record RiskAlertSeen(Guid Id);",
        ["Tick"] = "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Tick(string Symbol);",
        ["RiskManagement"] = "[Agent(\"risk\")] public sealed partial class RiskManagement;",
        ["IVenue"] = "public interface IVenue { Task<decimal> GetPriceAsync(string symbol); }",
    };

    // Thirty-three routes are too many to print.
    public static TheoryData<string> Ids => [.. Catalog.Rules.Select(static r => r.Id).Where(static id => id != RoutesTooManyAnalyzer.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task What_is_wrong_has_the_mistake_on_the_lines_that_say_so(string id)
    {
        var code = Assert.Single(CodeOf(id, "Wrong"));

        Assert.Equal(code.Split('\n').Index().Where(l => l.Item.Contains($"// {id}", StringComparison.Ordinal)).Select(static l => l.Index), await LinesOfAsync(id, code));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task What_is_right_has_not(string id)
    {
        var codes = CodeOf(id, "Right");

        Assert.NotEmpty(codes);
        foreach (var code in codes)
        {
            Assert.Empty(await LinesOfAsync(id, code));
        }
    }

    private static IEnumerable<string> CodeOf(string id, string heading)
    {
        var page = File.ReadAllText(Path.Combine(Catalog.FolderOf(id), "README.md"));
        var section = page.Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return Regex.Matches(section, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static m => m.Groups[1].Value);
    }

    private static async Task<IEnumerable<int>> LinesOfAsync(string id, string code)
    {
        var (before, after) = Around(code);
        var source = before + code + after;
        var analysis = await Analysis.RunAsync([source, WhatIsNamedIn(source)], prelude: Usings);
        return analysis.Diagnostics
            .Where(d => d.Id == id && d.Location.SourceTree == analysis.Compilation.SyntaxTrees.ElementAt(1))
            .Select(d => d.Location.GetLineSpan().StartLinePosition.Line - before.Count(static c => c == '\n'))
            .Distinct()
            .Order();
    }

    // Types stand by themselves, members in an agent, and statements in a method of it.
    private static (string Before, string After) Around(string code) =>
        new (string Before, string After)[] { ("", ""), (Agent, "}"), (Method, "}}") }.First(a =>
        {
            var root = CSharpSyntaxTree.ParseText(a.Before + code + a.After, Surroundings.ParseOptions).GetCompilationUnitRoot();
            return !root.GetDiagnostics().Any() && !root.Members.OfType<GlobalStatementSyntax>().Any();
        });

    private static string WhatIsNamedIn(string source)
    {
        var added = "";
        while (Named.FirstOrDefault(n => Regex.IsMatch(source + added, $@"\b{n.Key}\b") && !Regex.IsMatch(source + added, $@"\b(?:class|record|struct|interface) {n.Key}\b")) is { Key: not null } name)
        {
            added += name.Value + "\n";
        }

        return added;
    }
}
