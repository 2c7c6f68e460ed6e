namespace AgentContracts.Generators.Emit;

/// <summary>Finds the facets of a record as code; made anew when any of them was written anew.</summary>
internal sealed class FacetTexts
{
    private readonly Dictionary<string, string>[] _facets;

    private FacetTexts(Dictionary<string, string>[] facets) => _facets = facets;

    /// <summary>The texts of several facets, in the order in which they stand in a file.</summary>
    public static FacetTexts Of(params ImmutableArray<FacetText>[] facets) => new([.. facets.Select(ByRecord)]);

    /// <summary>The facets of a record.</summary>
    public EquatableArray<string> Of(string hintName)
    {
        var texts = new List<string>(_facets.Length);
        foreach (var facet in _facets)
        {
            if (facet.TryGetValue(hintName, out var text))
            {
                texts.Add(text);
            }
        }

        return texts.ToEquatableArray();
    }

    private static Dictionary<string, string> ByRecord(ImmutableArray<FacetText> facet)
    {
        var byRecord = new Dictionary<string, string>(facet.Length, StringComparer.Ordinal);
        foreach (var text in facet)
        {
            byRecord[text.HintName] = text.Code;
        }

        return byRecord;
    }
}
