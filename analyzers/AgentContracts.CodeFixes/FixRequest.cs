namespace AgentContracts.CodeFixes;

/// <summary>A diagnostic that is to be fixed.</summary>
/// <param name="Document">The document that it stands in.</param>
/// <param name="Root">The document's syntax.</param>
/// <param name="Model">The document's semantic model.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Together">The diagnostics of the same rule and document that are fixed at once, this one included, in source order.</param>
/// <param name="Everywhere">All that are fixed at once, those of other documents included: what they change together must be one edit, or each would write it.</param>
internal sealed record FixRequest(
    Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, ImmutableArray<Diagnostic> Together, ImmutableArray<Diagnostic> Everywhere)
{
    /// <summary>The contract of the project.</summary>
    public Contract Contract => Contract.Of(Model.Compilation);

    /// <summary>The innermost node at the diagnostic.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The type that a property of a diagnostic names by its metadata name.</summary>
    public INamedTypeSymbol? Type(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var name) && name is not null ? Model.Compilation.GetTypeByMetadataName(name) : null;

    public static async Task<FixRequest?> CreateAsync(
        Document document, Diagnostic diagnostic, ImmutableArray<Diagnostic> together, ImmutableArray<Diagnostic> everywhere, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? new FixRequest(document, root, model, diagnostic, together, everywhere)
            : null;
}
