using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;

namespace AgentContracts.Validation;

/// <summary>
/// The rules that generated validators are made of. Each adds a violation where its rule is broken and does nothing otherwise. What decides is compiled
/// into the validator, so that a legal value costs a comparison; what reports is called only where there is something to report.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Check
{
    /// <summary>A non-nullable member holds something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotNull(ref Violations violations, Member member, object? value)
    {
        if (value is null && !violations.OnlyCountsNull())
        {
            Broken.Null(ref violations, member);
        }
    }

    /// <summary>The same where null is told otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotNull(ref Violations violations, Member member, bool isThere)
    {
        if (!isThere && !violations.OnlyCountsNull())
        {
            Broken.Null(ref violations, member);
        }
    }

    /// <summary><see cref="RequiredAttribute"/> on anything but a string: not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Required(ref Violations violations, Member member, bool isThere)
    {
        if (!isThere && !violations.OnlyCountsNull())
        {
            Broken.Required(ref violations, member, null);
        }
    }

    /// <summary>A time that can cross the wire: in UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Utc(ref Violations violations, Member member, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "Utc", value, "{0} must be a UTC time (DateTimeKind.Utc).");
        }
    }

    /// <summary>An enum value that has a name; generated code looks, because it knows the names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Defined<T>(ref Violations violations, Member member, bool defined, T value)
    {
        if (!defined && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "Defined", value, "{0} must be a named value of its enum.");
        }
    }

    /// <summary><see cref="AllowedValuesAttribute"/>; generated code compares, because it knows the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AllowedValues<T>(ref Violations violations, Member member, bool allowed, T value, string values)
    {
        if (!allowed && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "AllowedValues", value, "{0} must be one of {1}.", values);
        }
    }

    /// <summary><see cref="DeniedValuesAttribute"/>; generated code compares, because it knows the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DeniedValues<T>(ref Violations violations, Member member, bool denied, T value, string values)
    {
        if (denied && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "DeniedValues", value, "{0} may not be one of {1}.", values);
        }
    }

    /// <summary>Any other <see cref="ValidationAttribute"/>, through one cached instance and the trim-safe context.</summary>
    public static void Custom(ref Violations violations, Member member, object? value, object instance, ValidationAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var context = new ValidationContext(instance, member.Name, serviceProvider: null, items: null) { MemberName = member.Name };
        if (attribute.GetValidationResult(value, context) is { } result && !violations.OnlyCounts())
        {
            Broken.Custom(ref violations, member, value, attribute, result);
        }
    }

    /// <summary>A part's own rules; what breaks them is found under the member that holds the part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Part<T>(ref Violations violations, Member member, in T value) where T : IContract<T>
    {
        if (!violations.HasRoomFor(member.Levels + 1))
        {
            // What holds itself would never end.
            Broken.TooDeep(ref violations, member);
            return;
        }

        var first = violations.Count;
        violations.Enter(member);
        T.Validate(value, ref violations);
        violations.Leave(member);
        violations.MoveInto(first, member.Name, member.Sensitive);
    }

    /// <summary>A collection in a part: it and those in it stand no deeper than a reader goes, which parts in them may not be there to tell.</summary>
    /// <param name="violations">Gets what is broken.</param>
    /// <param name="member">The member that holds the collection.</param>
    /// <param name="levels">How many collections its type has in each other.</param>
    /// <param name="value">The collection, which may not be there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Levels<T>(ref Violations violations, Member member, int levels, T value)
    {
        if (!violations.HasRoomFor(levels))
        {
            Broken.Levels(ref violations, member, levels, value);
        }
    }

    /// <summary>What a generated validator goes through where a member is a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Items<T> Items<T>(IReadOnlyList<T> list) => new(list);

    /// <summary>What a generated validator goes through where a member is a set.</summary>
    public static Elements<T> Elements<T>(IEnumerable<T> set) => new(set);

    /// <summary>What a generated validator goes through where a member is a dictionary.</summary>
    public static Entries<TKey, T> Entries<TKey, T>(IReadOnlyDictionary<TKey, T> dictionary) where TKey : notnull => new(dictionary);
}
