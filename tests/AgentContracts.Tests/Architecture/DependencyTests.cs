using System.Reflection;
using System.Text.Json;

namespace AgentContracts.Tests.Architecture;

/// <summary>The language depends on nothing: whoever references it gets no other package.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Language = typeof(MessageInfo).Assembly;

    [Fact]
    public void The_language_references_nothing_but_the_framework()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Language.GetReferencedAssemblies();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(File.Exists(Path.Combine(framework, $"{reference.Name}.dll")), $"{reference.Name} is not of the framework."));
    }

    [Fact]
    public void The_language_asks_for_no_package()
    {
        // What the build resolved, which includes packages that no code names.
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(DependencyTests).Assembly.Location, ".deps.json")));
        var libraries = dependencies.RootElement.GetProperty("targets").EnumerateObject().Single().Value;
        var language = libraries.EnumerateObject().Single(static library => library.Name.StartsWith("AgentContracts/", StringComparison.Ordinal)).Value;

        Assert.False(language.TryGetProperty("dependencies", out _));
    }
}
