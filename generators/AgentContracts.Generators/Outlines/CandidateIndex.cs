using AgentContracts.Generators.Parsing;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Outlines;

/// <summary>Every type that may be part of the language, by the file whose candidate it is: the first that gives it attributes of the language.</summary>
internal sealed class CandidateIndex
{
    private readonly Candidate[][] _byFile;

    private CandidateIndex(Candidate[][] byFile) => _byFile = byFile;

    /// <summary>The candidates of a file.</summary>
    /// <param name="file">Its place among all files.</param>
    public ImmutableArray<Candidate> Of(int file) => [.. _byFile[file]];

    /// <summary>Finds the candidates, and what each depends on.</summary>
    public static CandidateIndex Of(ImmutableArray<FileOutline> files, Surroundings surroundings, CancellationToken cancellationToken)
    {
        // What is generated needs C# 12.
        if (surroundings.Options.Language < LanguageVersion.CSharp12)
        {
            return new CandidateIndex([.. files.Select(static _ => Array.Empty<Candidate>())]);
        }

        var graph = new DependencyGraph();
        foreach (var outline in files.SelectMany(static f => f.Global is null ? f.Types : [.. f.Types, f.Global]))
        {
            graph.Add(outline);
        }

        var shared = new OutlineHash();
        foreach (var global in files.Select(static f => f.Global).OfType<TypeOutline>())
        {
            shared.Add(graph.MeaningOf(global));
        }

        var globalAliases = new HashSet<string>(files.SelectMany(static f => f.GlobalAliases), StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var byFile = new Candidate[files.Length][];
        for (var i = 0; i < files.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = files[i];
            byFile[i] =
            [
                .. from outline in file.Types
                   from type in outline.Marked
                   where type.Attributes.Any(a => Markers.MayBe(a) || globalAliases.Contains(a) || file.Aliases.Contains(a, StringComparer.Ordinal)) && names.Add(type.MetadataName)
                   select new Candidate(type.MetadataName, HashOf(graph.MeaningOf(outline), shared.Value), surroundings),
            ];
        }

        return new CandidateIndex(byFile);
    }

    private static ulong HashOf(ulong own, ulong shared)
    {
        var hash = new OutlineHash();
        hash.Add(own);
        hash.Add(shared);
        return hash.Value;
    }
}
