namespace AgentContracts.Hub.Hosting;

/// <summary>Finds out what a misspelt name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The known name that differs least, in either case; <see langword="null"/> where each differs in more than a third of its letters.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(each => (Name: each, Distance: Distance(name.ToUpperInvariant(), each.ToUpperInvariant())))
        .Where(static each => each.Distance <= each.Name.Length / 3)
        .OrderBy(static each => each.Distance)
        .FirstOrDefault().Name;

    /// <summary>Levenshtein's: how many letters must be put in, taken out or changed.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var left = 0; left < from.Length; left++)
        {
            var diagonal = row[0];
            row[0] = left + 1;
            for (var right = 0; right < to.Length; right++)
            {
                var change = diagonal + (from[left] == to[right] ? 0 : 1);
                diagonal = row[right + 1];
                row[right + 1] = Math.Min(change, Math.Min(row[right], row[right + 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
