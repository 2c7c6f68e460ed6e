using System.Collections.Immutable;

namespace AgentContracts.Validation;

// What a generated validator would otherwise repeat for every list of parts: each statement in it costs every build something.
public static partial class Check
{
    /// <summary>The parts in a list: each is there and keeps its own rules. What breaks them is found under the part's place in the member.</summary>
    /// <param name="violations">Gets what is broken.</param>
    /// <param name="member">The member that holds the list.</param>
    /// <param name="parts">The parts; nothing is said of a list that is not there.</param>
    public static void Parts<T>(ref Violations violations, Member member, IReadOnlyList<T>? parts) where T : IContract<T>
    {
        if (parts is null)
        {
            return;
        }

        var index = 0;
        foreach (var part in new Items<T>(parts))
        {
            PartAt(ref violations, member, index++, part);
        }
    }

    /// <inheritdoc cref="Parts{T}(ref Violations, Member, IReadOnlyList{T}?)"/>
    public static void Parts<T>(ref Violations violations, Member member, ImmutableArray<T> parts) where T : IContract<T>
    {
        if (parts.IsDefault)
        {
            return;
        }

        var index = 0;
        foreach (var part in parts)
        {
            PartAt(ref violations, member, index++, part);
        }
    }

    private static void PartAt<T>(ref Violations violations, Member member, int index, in T part) where T : IContract<T>
    {
        var first = violations.Count;
        var element = new Member("", member.Sensitive, Levels: member.Levels + 1);
        if (part is null)
        {
            NotNull(ref violations, element, part);
        }
        else
        {
            Part(ref violations, element, part);
        }

        if (violations.Count == first)
        {
            return;
        }

        if (member.Sensitive)
        {
            violations.MoveInto(first, member.Name + "[]");
        }
        else
        {
            violations.MoveIntoElement(first, member.Name, index);
        }
    }
}
