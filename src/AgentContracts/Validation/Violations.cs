using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using AgentContracts.Codecs;

namespace AgentContracts.Validation;

/// <summary>Collects every broken rule of a record in one pass. Nothing is allocated while there is none, or while they are only counted.</summary>
public ref struct Violations
{
    // Far beyond what is gone into.
    private const int Bottom = 1 << 20;

    private readonly bool _isCounting;
    private List<Violation>? _items;
    private int _count;
    private int _nulls;
    private int _depth;

    private Violations(bool isCounting) => _isCounting = isCounting;

    /// <summary>How many rules are broken so far.</summary>
    public readonly int Count => _count;

    /// <summary>How many members that may not be null were found to be null so far: code that trusts their types would fail on them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly int Nulls => _nulls;

    /// <summary>Counts what is broken and remembers nothing else.</summary>
    internal static Violations Counting() => new(isCounting: true);

    /// <summary>Adds a violation found by <c>OnValidate</c>. What its text says is shown: only who composes it can keep the value of a sensitive member out of it.</summary>
    /// <param name="member">The member that is wrong (<c>nameof(…)</c>), or an empty string for the whole record.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    public void Add(string member, string message) => Add<object?>(member, message, null);

    /// <summary>
    /// The same, with the value that is wrong. A record that has a member marked <see cref="SensitiveAttribute"/> keeps it only under the exact name of another member, or an element of
    /// one (<c>Legs[2]</c>).
    /// </summary>
    /// <param name="member">The member that is wrong (<c>nameof(…)</c>), or an empty string for the whole record.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    /// <param name="attemptedValue">The value.</param>
    public void Add<T>(string member, string message, T attemptedValue)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(message);
        if (!OnlyCounts())
        {
            Add(new Violation(member, "OnValidate", attemptedValue, "{1}", message));
        }
    }

    /// <summary>Forgets the values that <c>OnValidate</c> gave, but for those of members that may be shown: what else it calls them may be a member that may not.</summary>
    /// <param name="first">How many violations there were before.</param>
    /// <param name="members">Those members, a comma between them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void ShowOnly(int first, string members)
    {
        if (_count != first && !_isCounting)
        {
            Conceal(first, members);
        }
    }

    /// <summary>Puts the violations from number <paramref name="first"/> on under an element: they were found in it.</summary>
    /// <param name="first">How many violations there were before.</param>
    /// <param name="member">The member that holds the element; empty where that is an element itself.</param>
    /// <param name="index">Which element it is.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void MoveIntoElement<T>(int first, string member, T index)
    {
        if (_count != first)
        {
            Move(first, member, index);
        }
    }

    /// <summary>Puts the violations from number <paramref name="first"/> on under a member, or an element of which is not said which it is.</summary>
    /// <param name="first">How many violations there were before.</param>
    /// <param name="member">The member.</param>
    /// <param name="sensitive">Whether no value of the member may be shown.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void MoveInto(int first, string member, bool sensitive = false)
    {
        if (_count != first)
        {
            Move(first, member, sensitive);
        }
    }

    /// <summary>The violations so far.</summary>
    public readonly IReadOnlyList<Violation> ToList() => _items is null ? [] : [.. _items];

    /// <summary>Whether what is broken is only counted.</summary>
    internal readonly bool IsCounting => _isCounting;

    /// <summary>How many parts and collections what is looked at stands in, the message not included.</summary>
    internal readonly int DepthAt(Member member) => _depth + member.Levels;

    /// <summary>Whether so many levels, one in the other, fit into those that a reader goes into.</summary>
    internal readonly bool HasRoomFor(int levels) => _depth + levels <= OpenJson.MaxDepth;

    /// <summary>Whether something stands too deep, so that nothing more is said of that.</summary>
    internal readonly bool IsDeepEnough => _depth >= Bottom;

    /// <summary>Goes into no part any more: one that holds itself twice would take more steps than there is time for.</summary>
    internal void GoNoDeeper() => _depth += IsDeepEnough ? 0 : Bottom;

    /// <summary>Goes into a part.</summary>
    internal void Enter(Member member) => _depth += 1 + member.Levels;

    /// <summary>Comes out of a part.</summary>
    internal void Leave(Member member) => _depth -= 1 + member.Levels;

    /// <summary>Counts violations; whether that is all that is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool OnlyCounts(int found = 1)
    {
        _count += found;
        return _isCounting;
    }

    /// <summary>Counts a null where there may be none; whether that is all that is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool OnlyCountsNull()
    {
        _nulls++;
        return OnlyCounts();
    }

    /// <summary>Remembers a violation that has been counted.</summary>
    internal void Add(Violation violation) => (_items ??= []).Add(violation);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Conceal(int first, string members)
    {
        var shown = members.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var i = first; i < _items?.Count; i++)
        {
            if (!shown.Contains(NameOf(_items[i].Member)))
            {
                _items[i] = _items[i].WithoutValue();
            }
        }
    }

    // An element, whose index is all that follows, is the member's; a path goes into what may have sensitive members of its own.
    private static string NameOf(string member) =>
        member.IndexOf('[', StringComparison.Ordinal) is var at and > 0 && member.IndexOf(']', at) == member.Length - 1 ? member[..at] : member;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Move<T>(int first, string member, T index)
    {
        if (_items is not null)
        {
            Move(first, $"{member}[{Convert.ToString(index, CultureInfo.InvariantCulture)}]", sensitive: false);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Move(int first, string member, bool sensitive)
    {
        if (_items is null)
        {
            return;
        }

        for (var i = first; i < _items.Count; i++)
        {
            _items[i] = _items[i].Within(member, sensitive);
        }
    }
}
