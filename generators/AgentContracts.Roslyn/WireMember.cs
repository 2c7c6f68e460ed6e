using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Roslyn;

/// <summary>A member of a message or part that travels: a positional parameter, a settable property or a field.</summary>
public sealed class WireMember
{
    private WireMember(ISymbol symbol, ITypeSymbol type, IParameterSymbol? parameter)
    {
        Symbol = symbol;
        Type = type;
        Parameter = parameter;
        Attributes = parameter is null ? symbol.GetAttributes() : parameter.GetAttributes().AddRange(symbol.GetAttributes());
        WireType = SupportedTypes.Classify(type);
        WireName = Attributes.Attribute(KnownNames.WireName) is { } attribute ? attribute.Argument<string>(0) ?? "" : SnakeCase.Of(symbol.Name);
    }

    /// <summary>The property or field that holds the value.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The C# name.</summary>
    public string Name => Symbol.Name;

    /// <summary>The declared type, with its nullability.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The parameter of the record's primary constructor, or <see langword="null"/> for a member that is not positional.</summary>
    public IParameterSymbol? Parameter { get; }

    /// <summary>The attributes of the parameter, then those of the property or field.</summary>
    public ImmutableArray<AttributeData> Attributes { get; }

    /// <summary>How the value travels, or <see langword="null"/> where it cannot.</summary>
    public WireType? WireType { get; }

    /// <summary>The name on the wire.</summary>
    public string WireName { get; }

    /// <summary>Whether whoever makes an instance must set the member.</summary>
    public bool IsRequired => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether the declaration sets a value of its own; for a positional member, whether its parameter is optional.</summary>
    public bool HasDefault => Parameter?.HasExplicitDefaultValue ?? HasInitializer;

    private bool HasInitializer => Symbol.DeclaringSyntaxReferences.Any(static declaration => declaration.GetSyntax() switch
    {
        PropertyDeclarationSyntax property => property.Initializer is not null,
        VariableDeclaratorSyntax variable => variable.Initializer is not null,
        _ => false,
    });

    internal static WireMember Positional(ISymbol symbol, IParameterSymbol parameter) => new(symbol, parameter.Type, parameter);

    internal static WireMember Of(IPropertySymbol property) => new(property, property.Type, null);

    internal static WireMember Of(IFieldSymbol field) => new(field, field.Type, null);
}
