namespace AgentContracts.Analyzers.Constraints;

/// <summary>How long a string or collection may be, by all attributes of a member that say so.</summary>
internal sealed class LengthLimits
{
    private LengthLimits(int minimum, int maximum, AttributeData attribute, string text)
    {
        Minimum = minimum;
        Maximum = maximum;
        Attribute = attribute;
        Text = text;
    }

    /// <summary>The least length.</summary>
    public int Minimum { get; }

    /// <summary>The greatest length.</summary>
    public int Maximum { get; }

    /// <summary>The attribute that narrowed it last.</summary>
    public AttributeData Attribute { get; }

    /// <summary>The limits as the rest of "must be …".</summary>
    public string Text { get; }

    /// <summary>The limits of a member; <see langword="null"/> where it has none.</summary>
    public static LengthLimits? Of(ConstrainedMember member)
    {
        LengthLimits? limits = null;
        foreach (var attribute in member.Attributes.Where(a => Applies(a, member.Type)))
        {
            if (Read(attribute) is var (minimum, maximum))
            {
                var (least, most) = (Math.Max(minimum, limits?.Minimum ?? 0), Math.Min(maximum, limits?.Maximum ?? int.MaxValue));
                limits = new LengthLimits(least, most, attribute, most == int.MaxValue ? $"at least {least} long" : least == 0 ? $"at most {most} long" : $"between {least} and {most} long");
            }
        }

        return limits;
    }

    /// <summary>The least length by one attribute; 0 where it says nothing of lengths.</summary>
    public static int MinimumOf(AttributeData attribute) => Read(attribute)?.Minimum ?? 0;

    /// <summary>Whether values of a kind have a length.</summary>
    public static bool HasLength(WireKind? kind) => kind is
        WireKind.String or WireKind.Array or WireKind.Bytes or WireKind.Memory or WireKind.List or WireKind.ReadOnlyList or WireKind.ImmutableArray or WireKind.HashSet or WireKind.Set
        or WireKind.ReadOnlySet or WireKind.Dictionary or WireKind.ReadOnlyDictionary or WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary;

    // What checks nothing on a member narrows nothing.
    private static bool Applies(AttributeData attribute, ITypeSymbol type) =>
        attribute.AttributeClass.Is(Annotation.StringLength) ? type.SpecialType == SpecialType.System_String : HasLength(Annotation.KindOf(type));

    private static (int Minimum, int Maximum)? Read(AttributeData attribute) => attribute switch
    {
        _ when attribute.AttributeClass.Is(Annotation.StringLength) => (attribute.NamedArgument<int>("MinimumLength"), attribute.Argument<int>(0)),
        _ when attribute.AttributeClass.Is(Annotation.MinLength) => (attribute.Argument<int>(0), int.MaxValue),
        _ when attribute.AttributeClass.Is(Annotation.MaxLength) => (0, attribute.ConstructorArguments.IsEmpty || attribute.Argument<int>(0) == -1 ? int.MaxValue : attribute.Argument<int>(0)),
        _ when attribute.AttributeClass.Is(Annotation.Length) => (attribute.Argument<int>(0), attribute.Argument<int>(1)),
        _ => null,
    };
}
