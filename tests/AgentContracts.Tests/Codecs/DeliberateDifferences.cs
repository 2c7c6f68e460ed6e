using System.Globalization;
using System.Text;

namespace AgentContracts.Tests.Codecs;

/// <summary>All that we refuse and System.Text.Json accepts, with the reason, and what is the other way round.</summary>
internal static class DeliberateDifferences
{
    public const string MayBeMissing = "A nullable member may be missing: a newer contract adds members that older senders do not have.";
    public const string NullArray = "Null for an immutable array is read as for any other collection, and refused by the validator.";
    public const string SignOfZero = "The sign of a decimal zero is kept.";

    /// <summary>What we accept or keep, and System.Text.Json does not.</summary>
    public static IReadOnlyList<string> OtherWayRound { get; } = [MayBeMissing, NullArray, SignOfZero];

    public static IReadOnlyList<(string Reason, Func<byte[], MessageFormatException, bool> Applies)> All { get; } =
    [
        ("A document that is null is no message.", static (document, _) => Encoding.UTF8.GetString(document).Trim() == "null"),
        ("A number that no double or float holds would come out as an infinity, which is not written either.",
            static (document, error) => error.Expected.StartsWith("a finite", StringComparison.Ordinal) && IsInfinite(document, error)),
        ("A duration of 7 or 1:2 says what it means only to the framework; ours has hours, minutes and seconds.",
            static (document, error) => error.Expected.StartsWith("a duration", StringComparison.Ordinal) && TextAt(document, error).Count(':') != 2),
        ("A time without an offset from UTC means another time on every machine.",
            static (document, error) => error.Expected.StartsWith("an ISO 8601 time in UTC", StringComparison.Ordinal) && !HasOffset(TextAt(document, error))),
        ("The name of an enum's value is one name, not every way to write its letters.",
            static (_, error) => error.Expected.StartsWith("one of ", StringComparison.Ordinal)),
        ("Half of a surrogate pair in open JSON would only be found when a handler reads the text.",
            static (_, error) => error.Expected.StartsWith("JSON whose texts", StringComparison.Ordinal)),
        ("A member that is not nullable and has no default of its own is in every message, 'required' or not: zero in place of what somebody misspelt would pass for a price.",
            static (_, error) => (error.Contract, error.Field, error.Expected) is ("settable", "count" or "name", "the property, which is missing")),
    ];

    public static bool Explain(byte[] document, MessageFormatException error) => All.Any(difference => difference.Applies(document, error));

    private static bool IsInfinite(byte[] document, MessageFormatException error)
    {
        var number = Encoding.UTF8.GetString(document.AsSpan((int)error.Offset)).Split(',', '}', ']', ' ', '\r', '\n', '\t')[0];
        return error.Expected.Contains("single", StringComparison.Ordinal)
            ? float.TryParse(number, CultureInfo.InvariantCulture, out var narrow) && float.IsInfinity(narrow)
            : double.TryParse(number, CultureInfo.InvariantCulture, out var wide) && double.IsInfinity(wide);
    }

    private static bool HasOffset(string time) => time.IndexOf('T', StringComparison.Ordinal) is var at and > 0 && time.AsSpan(at).IndexOfAny('Z', '+', '-') > 0;

    private static string TextAt(byte[] document, MessageFormatException error) => Encoding.UTF8.GetString(document.AsSpan((int)error.Offset + 1)).Split('"')[0];
}
