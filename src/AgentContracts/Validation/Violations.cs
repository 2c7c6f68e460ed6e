using System.Runtime.CompilerServices;

namespace AgentContracts.Validation;

/// <summary>Collects every broken rule of a record in one pass. Nothing is allocated while there is none.</summary>
public ref struct Violations
{
    private List<Violation>? _items;

    /// <summary>How many rules are broken so far.</summary>
    public readonly int Count => _items?.Count ?? 0;

    /// <summary>Adds a violation found by <c>OnValidate</c>.</summary>
    /// <param name="member">The member that is wrong (<c>nameof(…)</c>), or an empty string for the whole record.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    public void Add(string member, string message)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(message);
        Add(new Violation(member, "OnValidate", null, "{1}", message));
    }

    /// <summary>Puts the violations from number <paramref name="first"/> on under a member: they were found in a part or an element.</summary>
    /// <param name="first">How many violations there were before.</param>
    /// <param name="member">The member, or which element of it, such as <c>Legs[2]</c>.</param>
    /// <param name="sensitive">Whether no value of the member may be shown.</param>
    public readonly void MoveInto(int first, string member, bool sensitive = false)
    {
        if (_items is not null)
        {
            for (var i = first; i < _items.Count; i++)
            {
                _items[i] = _items[i].Within(member, sensitive);
            }
        }
    }

    /// <summary>Whether a member that may not be null was found to be null since number <paramref name="first"/>: code that trusts its type would fail on it.</summary>
    public readonly bool FoundNullSince(int first)
    {
        for (var i = first; i < Count; i++)
        {
            if (_items![i].Rule == Check.NotNullRule)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The violations so far.</summary>
    public readonly IReadOnlyList<Violation> ToList() => _items is null ? [] : [.. _items];

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Add(Violation violation) => (_items ??= []).Add(violation);
}
