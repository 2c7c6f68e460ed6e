namespace AgentContracts.Analyzers.Constraints;

/// <summary>A member of a message or part that validation attributes may speak of; also one that is computed.</summary>
internal sealed class ConstrainedMember(ISymbol symbol, ITypeSymbol type, ImmutableArray<AttributeData> attributes)
{
    /// <summary>The property or field.</summary>
    public ISymbol Symbol { get; } = symbol;

    /// <summary>The declared type.</summary>
    public ITypeSymbol Type { get; } = type;

    /// <summary>The attributes of the member and of its parameter.</summary>
    public ImmutableArray<AttributeData> Attributes { get; } = attributes;

    /// <summary>Whether null is a valid value: the type has it, and no attribute refuses it. A range or a length does not; a set of values does like any other value.</summary>
    public bool TakesNull =>
        (Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || Type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated })
        && Attributes.Attribute(Annotation.Required) is null
        && (Attributes.Attribute(Annotation.AllowedValues) is not { } allowed || NamesNull(allowed))
        && (Attributes.Attribute(Annotation.DeniedValues) is not { } denied || !NamesNull(denied));

    /// <summary>The members of a message or part.</summary>
    public static IEnumerable<ConstrainedMember> Of(MarkedType type)
    {
        if (type.Shape is not { } shape)
        {
            return [];
        }

        var computed = type.Type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && shape.Members.All(m => m.Name != p.Name));
        return shape.Members.Select(Of).Concat(computed.Select(static p => new ConstrainedMember(p, p.Type, p.GetAttributes())));
    }

    /// <summary>A member that travels.</summary>
    public static ConstrainedMember Of(WireMember member) => new(member.Symbol, member.Type, member.Attributes);

    private static bool NamesNull(AttributeData values) =>
        values.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } list] && list.Values.Any(static v => v.IsNull);
}
