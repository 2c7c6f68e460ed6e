namespace AgentContracts.CodeFixes;

/// <summary>
/// A fix of one rule, as edits of the text. Text, because a fix must leave everything else as its author wrote it, and because edits that several
/// diagnostics ask for are joined and applied in one go, so that fixing all at once loses none of them.
/// </summary>
/// <param name="id">The id of the rule.</param>
public abstract class RuleFix(string id) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new RuleFixAllProvider(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in await ProposeAsync(context.Document, diagnostic, [diagnostic], [diagnostic], context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, c => Edit.ApplyAsync(context.Document.Project.Solution, fix.Edits, c), fix.Key),
                    diagnostic);
            }
        }
    }

    internal async Task<ImmutableArray<ProposedFix>> ProposeAsync(
        Document document, Diagnostic diagnostic, ImmutableArray<Diagnostic> together, ImmutableArray<Diagnostic> everywhere, CancellationToken cancellationToken) =>
        await FixRequest.CreateAsync(document, diagnostic, together, everywhere, cancellationToken).ConfigureAwait(false) is { } request
            ? [.. await ProposeAsync(request, cancellationToken).ConfigureAwait(false)]
            : [];

    /// <summary>The ways to fix the diagnostic, the most likely one first.</summary>
    private protected abstract Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken);
}
