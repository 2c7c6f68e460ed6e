namespace AgentContracts.Roslyn;

/// <summary>What can be wrong with a message and a part alike: with the type, its members and its constructor.</summary>
public static class RecordProblems
{
    private static readonly HashSet<string> HeaderNames = new(StringComparer.Ordinal) { "message_type", "message_id", "source_agent", "priority", "timestamp" };

    /// <summary>Whether the name is that of a field of the header, which members of a message may not have.</summary>
    public static bool IsHeaderName(string name) => HeaderNames.Contains(name);

    internal static void Add(ImmutableArray<Problem>.Builder problems, INamedTypeSymbol type, WireShape shape, bool hasHeader)
    {
        TypeProblems.Add(problems, type);
        if (!type.IsRecord)
        {
            problems.Add(new Problem(ProblemKind.NotARecord, type));
        }

        if (shape.Constructor is not { } constructor || constructor.Parameters.Length != shape.Members.Count(static m => m.Parameter is not null))
        {
            problems.Add(new Problem(ProblemKind.NoConstructor, type));
        }

        if (shape.Constructor is { } marked && Obsolescence.IsError(marked))
        {
            problems.Add(new Problem(ProblemKind.ObsoleteAsError, marked));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in shape.Members)
        {
            if (member.WireType is null || member.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
            {
                problems.Add(new Problem(ProblemKind.UnsupportedMember, member.Symbol));
            }

            var name = member.WireName;
            if (name.Length == 0 || name[0] == '_' || !WireText.IsWellFormed(name) || (hasHeader && IsHeaderName(name)) || !names.Add(name))
            {
                problems.Add(new Problem(ProblemKind.UnusableWireName, member.Symbol, member.Attributes.Attribute(KnownNames.WireName)));
            }

            if (Obsolescence.Of(member) is not null)
            {
                problems.Add(new Problem(ProblemKind.ObsoleteAsError, member.Symbol));
            }
        }

        foreach (var hidden in RequiredButNotWire(type, shape))
        {
            problems.Add(new Problem(ProblemKind.HiddenRequired, hidden));
        }
    }

    // A reader would have to set it, and has nothing to set it to.
    private static IEnumerable<ISymbol> RequiredButNotWire(INamedTypeSymbol type, WireShape shape) =>
        type.SelfAndBases()
            .SelectMany(static t => t.GetMembers())
            .Where(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && shape.Members.All(w => w.Name != m.Name));
}
