using System.Globalization;
using System.Text;

namespace AgentContracts.Roslyn;

/// <summary>Names on the wire, exactly as <c>JsonNamingPolicy.SnakeCaseLower</c> makes them.</summary>
public static class SnakeCase
{
    private enum Previous
    {
        Nothing,
        Uppercase,
        LowercaseOrDigit,
        Space,
    }

    /// <summary>The name in snake_case: <c>XMLReader2Go</c> is <c>xml_reader2_go</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        var previous = Previous.Nothing;
        for (var i = 0; i < name.Length; i++)
        {
            var current = name[i];
            switch (char.GetUnicodeCategory(current))
            {
                case UnicodeCategory.UppercaseLetter:
                    if (BeginsWord(name, i, previous))
                    {
                        text.Append('_');
                    }

                    text.Append(char.ToLowerInvariant(current));
                    previous = Previous.Uppercase;
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    if (previous == Previous.Space)
                    {
                        text.Append('_');
                    }

                    text.Append(current);
                    previous = Previous.LowercaseOrDigit;
                    break;
                case UnicodeCategory.SpaceSeparator:
                    previous = previous == Previous.Nothing ? Previous.Nothing : Previous.Space;
                    break;
                default:
                    text.Append(current);
                    previous = Previous.Nothing;
                    break;
            }
        }

        return text.ToString();
    }

    private static bool BeginsWord(string name, int position, Previous previous) => previous switch
    {
        Previous.LowercaseOrDigit or Previous.Space => true,

        // The last capital of a row belongs to the next word: XMLReader is xml_reader.
        Previous.Uppercase => position + 1 < name.Length && char.IsLower(name[position + 1]),
        _ => false,
    };
}
