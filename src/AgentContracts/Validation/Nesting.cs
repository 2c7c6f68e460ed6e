using System.Collections;

namespace AgentContracts.Validation;

/// <summary>How many collections really stand in each other, found out where all that a type has would be too many.</summary>
internal static class Nesting
{
    /// <summary>The levels that a collection has.</summary>
    /// <param name="value">The collection, or <see langword="null"/>.</param>
    /// <param name="most">How many its type has.</param>
    public static int Of(object? value, int most)
    {
        if (value is null || most == 0)
        {
            return 0;
        }

        // An entry of a dictionary of the user's own making does not let its value be seen: it counts as full.
        return value is IEnumerable collection ? OfElements(collection, most) : most;
    }

    private static int OfElements(IEnumerable collection, int most)
    {
        var deepest = 0;
        try
        {
            var elements = (collection is IDictionary dictionary ? dictionary.Values : collection).GetEnumerator();
            while (most > 1 && elements.MoveNext())
            {
                deepest = Math.Max(deepest, Of(elements.Current, most - 1));
            }
        }
        catch (InvalidOperationException)
        {
            // An immutable array that is null, which another rule is about.
            return 0;
        }

        return deepest + 1;
    }
}
