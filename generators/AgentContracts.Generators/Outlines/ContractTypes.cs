using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Outlines;

/// <summary>
/// The first steps of the pipeline: from files to types that have been read. A keystroke in a method body makes one file's outline anew, which is equal to the
/// one before; nothing is bound. After any other edit, those types are read again whose meaning may have changed.
/// </summary>
internal static class ContractTypes
{
    /// <summary>Every type that may be part of the language, read.</summary>
    public static IncrementalValuesProvider<ContractModel> Read(IncrementalGeneratorInitializationContext context)
    {
        var files = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees.Select(static (tree, i) => (Tree: tree, Index: i)))
            .Select(static (file, cancellationToken) => (Outline: FileOutlineReader.Read(file.Tree, cancellationToken), file.Index));
        var candidates = files
            .Select(static (file, _) => file.Outline)
            .Collect()
            .Combine(Surroundings.Of(context))
            .Select(static (both, cancellationToken) => CandidateIndex.Of(both.Left, both.Right, cancellationToken));
        return files
            .Combine(candidates)
            .SelectMany(static (both, _) => both.Right.Of(both.Left.Index))
            .WithTrackingName(TrackingNames.Candidates)
            .Combine(context.CompilationProvider)
            .Select(static (both, cancellationToken) => both.Left.Read(both.Right, cancellationToken));
    }
}
