using System.Text.RegularExpressions;

namespace AgentContracts.Analyzers.Constraints;

/// <summary>Tells patterns that may try a number of ways to match that grows faster than the text.</summary>
internal static class Backtracking
{
    // What stands for itself or for one character holds nothing that repeats or chooses.
    private static readonly Regex OneCharacter = new(@"\\.|\[(?:\\.|[^\]\\])*\]", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Unlimited = new(@"\G(?:[*+]|\{\d+,\})", RegexOptions.CultureInvariant);
    private static readonly Regex Choice = new(@"\G(?:[|?]|\{\d+,\d*\})", RegexOptions.CultureInvariant);

    /// <summary>Whether a pattern repeats without a limit in more than one place, or repeats so a group in which there is a choice, at any depth.</summary>
    public static bool IsPossible(string pattern)
    {
        var plain = OneCharacter.Replace(pattern, "x");
        var repetitions = 0;

        // Of each group around the place, the pattern being the first, whether there is a choice in it.
        var choices = new Stack<bool>([false]);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == '(')
            {
                choices.Push(false);

                // A question mark here only says what kind of group it is.
                i += i + 1 < plain.Length && plain[i + 1] == '?' ? 1 : 0;
            }
            else if (plain[i] == ')' && choices.Count > 1)
            {
                var inside = choices.Pop();
                if (inside && Unlimited.IsMatch(plain, i + 1))
                {
                    return true;
                }

                choices.Push(choices.Pop() || inside);
            }
            else if (Choice.IsMatch(plain, i))
            {
                choices.Pop();
                choices.Push(true);
            }

            repetitions += Unlimited.IsMatch(plain, i) ? 1 : 0;
        }

        return repetitions > 1;
    }
}
