using System.Text.RegularExpressions;
using AgentContracts.Analyzers;

namespace AgentContracts.Analyzers.Tests;

public sealed class CatalogTests
{
    private static readonly Regex Link = new(@"\]\((\.[^)]+)\)");

    public static TheoryData<string> Ids => Catalog.Ids;

    [Fact]
    public void Ids_are_unique_and_of_the_form_of_this_project()
    {
        Assert.NotEmpty(Catalog.Rules);
        Assert.Equal(Catalog.Rules.Count, Catalog.Rules.Select(static r => r.Id).Distinct().Count());
        Assert.All(Catalog.Rules, static r => Assert.Matches("^CTR[1-6][0-9]{3}$", r.Id));
    }

    [Fact]
    public void There_is_one_folder_for_each_rule() =>
        Assert.Equal(
            Catalog.Rules.Select(static r => r.Id),
            Directory.GetDirectories(Path.Combine(Catalog.Folder, "Rules")).Select(static d => Path.GetFileName(d)[..7]).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id)
    {
        var folder = Path.GetFileName(Catalog.FolderOf(id));
        Assert.Equal($"{RulePage.Root}/{folder}/README.md", RuleOf(id).HelpLinkUri);
        Assert.True(File.Exists(Path.Combine(Catalog.FolderOf(id), "README.md")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_tells_everything(string id)
    {
        var rule = RuleOf(id);
        var page = File.ReadAllText(Path.Combine(Catalog.FolderOf(id), "README.md"));
        var title = rule.Title.ToString();
        Assert.StartsWith($"# {id}: {char.ToLowerInvariant(title[0])}{title[1..]}\n", page, StringComparison.Ordinal);
        Assert.Contains($"{rule.Category} · {rule.DefaultSeverity.ToString().ToLowerInvariant()} · {(HasFix(id) ? "has a fix" : "no fix")}\n", page, StringComparison.Ordinal);
        Assert.All(
            ["## What", "## Why", "## Wrong", "## Right", "## How to fix", "## When it stays quiet", "## Suppress"],
            heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
        Assert.All(["## What", "## Why", "## How to fix", "## When it stays quiet"], heading => Assert.Matches($@"\n{heading}\n\n[^#\s]", page));
        Assert.All(["## Wrong", "## Right"], heading => Assert.Matches($@"\n{heading}\n\n(?:[^#][^\n]*\n+)*```csharp\n", page));
        Assert.Matches(@"\boptions?\b", page[page.IndexOf("\n## Suppress\n", StringComparison.Ordinal)..]);
        Assert.Contains($"#pragma warning disable {id}", page, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Links_of_the_page_lead_somewhere(string id)
    {
        var page = File.ReadAllText(Path.Combine(Catalog.FolderOf(id), "README.md"));
        Assert.All(Link.Matches(page), link => Assert.True(File.Exists(Path.Combine(Catalog.FolderOf(id), link.Groups[1].Value)), link.Value));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_folder_is_named_for_the_analyzer_and_the_fix(string id)
    {
        var stem = Path.GetFileName(Catalog.FolderOf(id))[8..];
        Assert.Equal($"{stem}Analyzer", Catalog.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => d.Id == id)).GetType().Name);
        var fix = Catalog.Fixes.SingleOrDefault(f => f.FixableDiagnosticIds.Contains(id));
        Assert.Equal(fix is null ? null : $"{stem}Fix", fix?.GetType().Name);
        Assert.Equal(
            new[] { "README.md", $"{stem}Analyzer.cs", fix is null ? null : $"{stem}Fix.cs" }.OfType<string>().Order(StringComparer.Ordinal),
            Directory.GetFiles(Catalog.FolderOf(id)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_release_notes_name_it(string id)
    {
        var rule = RuleOf(id);
        var notes = File.ReadAllText(Path.Combine(Catalog.Folder, "AgentContracts.Analyzers/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Catalog.Folder, "AgentContracts.Analyzers/AnalyzerReleases.Shipped.md"));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}](../Rules/{Path.GetFileName(Catalog.FolderOf(id))}/README.md)\n", notes, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void It_has_a_test_class_and_a_mistake(string id)
    {
        Assert.NotNull(typeof(CatalogTests).Assembly.GetType($"AgentContracts.Analyzers.Tests.Rules.{id}"));
        Assert.Contains(id, Mistakes.ById.Keys);
    }

    [Theory, MemberData(nameof(Ids))]
    public void It_is_on_as_an_error_or_a_warning_and_says_why(string id)
    {
        var rule = RuleOf(id);
        Assert.True(rule.IsEnabledByDefault);
        Assert.True(rule.DefaultSeverity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning);
        Assert.NotEmpty(rule.Description.ToString());
    }

    [Fact]
    public void The_index_is_the_table_of_the_rules()
    {
        var rows = Catalog.Rules.Select(static r => $"| [{r.Id}]({Path.GetFileName(Catalog.FolderOf(r.Id))}/README.md) | {r.Title} | {r.Category} | {r.DefaultSeverity} | {(HasFix(r.Id) ? "yes" : "no")} |").ToArray();
        var index = File.ReadAllLines(Path.Combine(Catalog.Folder, "Rules/README.md"));
        Assert.True(rows.SequenceEqual(index.Where(static l => l.StartsWith("| [", StringComparison.Ordinal))), $"The table of analyzers/Rules/README.md must be:\n{string.Join('\n', rows)}");
    }

    private static bool HasFix(string id) => Catalog.Fixes.Any(f => f.FixableDiagnosticIds.Contains(id));

    private static DiagnosticDescriptor RuleOf(string id) => Catalog.Rules.Single(r => r.Id == id);
}
