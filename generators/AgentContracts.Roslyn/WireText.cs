namespace AgentContracts.Roslyn;

/// <summary>Text on the wire.</summary>
public static class WireText
{
    /// <summary>Whether every surrogate of the text has its other half, so that the text has a UTF-8 form.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
