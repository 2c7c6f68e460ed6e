using System.Globalization;
using System.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>Text as JSON has it.</summary>
internal static class JsonText
{
    private const char Delete = '\u007f';

    /// <summary>A JSON string.</summary>
    public static string Quote(string text)
    {
        if (NeedsNoEscape(text))
        {
            return $"\"{text}\"";
        }

        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            quoted.Append(Escape(character));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether the text is the same in JSON.</summary>
    public static bool NeedsNoEscape(string text)
    {
        foreach (var character in text)
        {
            if (character is '"' or '\\' or < ' ' or Delete)
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or Delete => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };
}
