namespace AgentContracts.Analyzers;

/// <summary>A value of an enum whose name on the wire cannot tell it from others.</summary>
/// <param name="Value">The value.</param>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Reason">What is wrong with the name, as the middle of a sentence.</param>
/// <param name="FreeName">A name that is free.</param>
internal sealed record UnusableEnumName(IFieldSymbol Value, string WireName, string Reason, string FreeName)
{
    /// <summary>The values of an enum whose names are none, or also the name of an earlier value. Values with the same number may share a name.</summary>
    public static IEnumerable<UnusableEnumName> In(INamedTypeSymbol type)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f is { HasConstantValue: true, ConstantValue: not null }).Select(static f => (Field: f, Name: NameOf(f))).ToArray();
        var taken = new HashSet<string>(values.Select(static v => v.Name), StringComparer.Ordinal);
        var firsts = new Dictionary<string, IFieldSymbol>(StringComparer.Ordinal);
        foreach (var (value, name) in values)
        {
            var first = firsts.TryGetValue(name, out var earlier) ? earlier : null;
            var reason = name.Length == 0 ? "which is no name"
                : !WireText.IsWellFormed(name) ? "which has half a surrogate pair"
                : first is not null && !Equals(first.ConstantValue, value.ConstantValue) ? $"as {first.Name} is already"
                : null;
            if (reason is not null)
            {
                yield return new UnusableEnumName(value, name, reason, NextFree(value, taken));
            }
            else if (first is null)
            {
                firsts.Add(name, value);
            }
        }
    }

    /// <summary>The enums in a type whose values travel by name.</summary>
    public static IEnumerable<INamedTypeSymbol> EnumsIn(WireType? type) => type switch
    {
        null => [],
        { Kind: WireKind.Enum, Symbol: INamedTypeSymbol symbol } => [symbol],
        _ => EnumsIn(type.Key).Concat(EnumsIn(type.Element)),
    };

    private static string NameOf(IFieldSymbol value) => value.Attribute(KnownNames.WireName) is { } attribute ? attribute.Argument<string>(0) ?? "" : SnakeCase.Of(value.Name);

    private static string NextFree(IFieldSymbol value, HashSet<string> taken)
    {
        var own = SnakeCase.Of(value.Name);
        return new[] { own, $"{SnakeCase.Of(value.ContainingType.Name)}_{own}" }.Concat(Enumerable.Range(2, 1000).Select(i => $"{own}_{i}")).First(taken.Add);
    }
}
