namespace AgentContracts.Roslyn;

/// <summary>A type that can travel.</summary>
public sealed class WireType
{
    internal WireType(WireKind kind, ITypeSymbol symbol, WireType? element = null, WireType? key = null)
    {
        Kind = kind;
        Symbol = symbol;
        Element = element;
        Key = key;
    }

    /// <summary>How its values travel.</summary>
    public WireKind Kind { get; }

    /// <summary>The type, with its nullability.</summary>
    public ITypeSymbol Symbol { get; }

    /// <summary>What a nullable or a collection holds; the values of a dictionary.</summary>
    public WireType? Element { get; }

    /// <summary>The keys of a dictionary that are no strings.</summary>
    public WireType? Key { get; }

    /// <summary>Whether null is a legal value: a nullable value type, or a reference type annotated with <c>?</c>.</summary>
    public bool IsNullable => Kind == WireKind.Nullable || (Symbol.IsReferenceType && Symbol.NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>Whether null is possible but not legal: a reference type where nullability is enabled and that is not annotated, or an immutable array, whose default is null.</summary>
    public bool RefusesNull => Kind == WireKind.ImmutableArray || IsNonNullableReference;

    private bool IsNonNullableReference => Symbol.IsReferenceType && Symbol.NullableAnnotation == NullableAnnotation.NotAnnotated;

    /// <summary>The parts in it, at any depth of nesting of its own type arguments.</summary>
    public INamedTypeSymbol? Part => Kind == WireKind.Part ? (INamedTypeSymbol)Symbol : Element?.Part;
}
