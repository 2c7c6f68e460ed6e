using System.IO.Compression;
using System.Text.RegularExpressions;

namespace AgentContracts.Analyzers.Tests;

/// <summary>The packages as their users get them: one reference brings the language, the generator and the rules.</summary>
public sealed partial class PackageTests(Packages packages) : IClassFixture<Packages>
{
    private static readonly KeyValuePair<string, string> Prelude = new("Prelude", Surroundings.Prelude);

    [Fact]
    public async Task A_build_outside_of_the_repository_tells_every_mistake_at_its_place_and_nothing_in_generated_code()
    {
        packages.AddProject("Clean", "AgentContracts", [new("Leg", """
            namespace Clean;

            [AgentContracts.Part] public partial record Leg(int Size);

            public static class Generated
            {
                public static void Legs() => Contract<Leg>();

                private static void Contract<T>() where T : AgentContracts.IContract<T> { }
            }
            """)]);
        packages.AddProject("Desk", "AgentContracts.Redis", [Prelude, .. Mistakes.ById.Where(static m => !Mistakes.OfTheWholeSystem.Contains(m.Key))]);
        foreach (var mistake in Mistakes.ById.Where(static m => Mistakes.OfTheWholeSystem.Contains(m.Key)))
        {
            packages.AddProject($"System{mistake.Key}", "Clean", [Prelude, mistake]);
        }

        var output = await packages.BuildAsync();

        var found = Diagnostic().Matches(output).Select(static m => (Id: m.Groups["id"].Value, File: m.Groups["file"].Value, Severity: m.Groups["severity"].Value)).Distinct().ToArray();
        Assert.DoesNotContain(found, static d => d.File.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.Contains("Clean.dll", output, StringComparison.Ordinal);
        Assert.Equal(
            Catalog.Rules.Select(static r => $"{r.Id} in {r.Id}.cs: {r.DefaultSeverity}"),
            found.Where(static d => d.Id.StartsWith("CTR", StringComparison.Ordinal))
                .Select(static d => $"{d.Id} in {Path.GetFileName(d.File)}: {char.ToUpperInvariant(d.Severity[0])}{d.Severity[1..]}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_language_carries_the_generator_the_rules_and_the_fixes()
    {
        using var package = ZipFile.OpenRead(Path.Combine(packages.Feed, $"AgentContracts.{Packages.Version}.nupkg"));

        Assert.Equal(
            ["analyzers/dotnet/cs/AgentContracts.Analyzers.dll", "analyzers/dotnet/cs/AgentContracts.CodeFixes.dll", "analyzers/dotnet/cs/AgentContracts.Generators.dll",
                "analyzers/dotnet/cs/AgentContracts.Roslyn.dll", "lib/net10.0/AgentContracts.dll", "lib/net10.0/AgentContracts.xml"],
            package.Entries.Select(static e => e.FullName).Where(static e => e.StartsWith("analyzers/", StringComparison.Ordinal) || e.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        using var description = new StreamReader(package.GetEntry("AgentContracts.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", await description.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*(?<file>[^(\r\n]+)\(\d+,\d+\): (?<severity>error|warning) (?<id>[A-Z]+\d+): ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Diagnostic();
}
