using System.Globalization;

namespace AgentContracts.Validation;

/// <summary>One broken rule.</summary>
public sealed class Violation
{
    private readonly string _format;
    private readonly object?[] _arguments;
    private bool _isInPart;

    internal Violation(string member, string rule, object? attemptedValue, string format, params object?[] arguments)
    {
        Member = member;
        Rule = rule;
        AttemptedValue = attemptedValue;
        _format = format;
        _arguments = arguments;
    }

    /// <summary>The path of the member, such as <c>Legs[2].Price</c>; empty where the rule is about the whole record.</summary>
    public string Member { get; }

    /// <summary>The rule's name, such as <c>Range</c> or <c>OnValidate</c>.</summary>
    public string Rule { get; }

    /// <summary>The value that broke the rule; <see langword="null"/> for a member marked <see cref="SensitiveAttribute"/>.</summary>
    public object? AttemptedValue { get; }

    /// <summary>What is wrong, in one sentence that names the member; formatted when first read.</summary>
    public string Message => field ??= Format();

    /// <inheritdoc/>
    public override string ToString() => Message;

    internal Violation Within(string segment, bool sensitive) =>
        new(Join(segment, Member), Rule, sensitive ? null : AttemptedValue, _format, _arguments) { _isInPart = true };

    internal Violation WithoutValue() => new(Member, Rule, null, _format, _arguments);

    private string Format()
    {
        // A text of the user's own knows the member, not in which part of a message it stands.
        var text = FormatText();
        return _isInPart && !text.Contains(Member, StringComparison.Ordinal) ? $"{Member}: {text}" : text;
    }

    private string FormatText()
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, _format, [Member, .. _arguments]);
        }
        catch (FormatException)
        {
            // A text of the user's own that is no format; a refused message must be told of all the same.
            return _format;
        }
    }

    private static string Join(string segment, string member) => (segment, member) switch
    {
        ("", _) => member,
        (_, "") => segment,
        (_, ['[', ..]) => segment + member,
        _ => $"{segment}.{member}",
    };
}
