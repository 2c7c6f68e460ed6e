using System.Runtime.CompilerServices;

namespace AgentContracts.Roslyn;

/// <summary>What a referenced assembly says its contract is: the valid messages, parts, channels and agents in it.</summary>
public sealed class Manifest
{
    private static readonly Manifest Empty = new([], [], [], []);

    // A referenced assembly's symbol outlives many compilations; the table lets it go.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Manifest> Cache = new();

    private Manifest(ImmutableArray<INamedTypeSymbol> messages, ImmutableArray<INamedTypeSymbol> parts, ImmutableArray<INamedTypeSymbol> channels, ImmutableArray<INamedTypeSymbol> agents)
    {
        Messages = messages;
        Parts = parts;
        Channels = channels;
        Agents = agents;
    }

    /// <summary>The valid messages.</summary>
    public ImmutableArray<INamedTypeSymbol> Messages { get; }

    /// <summary>The valid parts.</summary>
    public ImmutableArray<INamedTypeSymbol> Parts { get; }

    /// <summary>The valid channels.</summary>
    public ImmutableArray<INamedTypeSymbol> Channels { get; }

    /// <summary>The valid agents.</summary>
    public ImmutableArray<INamedTypeSymbol> Agents { get; }

    /// <summary>The manifest of an assembly; empty where it has none.</summary>
    public static Manifest Of(IAssemblySymbol assembly) => Cache.GetValue(assembly, Read);

    private static Manifest Read(IAssemblySymbol assembly) =>
        UsesLanguage(assembly) && assembly.Attribute(KnownNames.Manifest) is { } attribute
            ? new Manifest(Types(attribute, "Messages"), Types(attribute, "Parts"), Types(attribute, "Channels"), Types(attribute, "Agents"))
            : Empty;

    // Spares reading the attributes of every assembly of the framework.
    private static bool UsesLanguage(IAssemblySymbol assembly) =>
        assembly.Name == KnownNames.Language
        || assembly.Modules.Any(static m => m.ReferencedAssemblies.Any(static a => a.Name == KnownNames.Language));

    private static ImmutableArray<INamedTypeSymbol> Types(AttributeData attribute, string list)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == list && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            {
                return [.. argument.Value.Values.Select(static v => v.Value).OfType<INamedTypeSymbol>().Where(static t => t.TypeKind != TypeKind.Error)];
            }
        }

        return [];
    }
}
