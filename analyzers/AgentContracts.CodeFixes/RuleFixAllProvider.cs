namespace AgentContracts.CodeFixes;

/// <summary>Fixes all diagnostics of a rule at once by joining the edits of their fixes.</summary>
internal sealed class RuleFixAllProvider(RuleFix fix) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var cancellationToken = fixAllContext.CancellationToken;
        var solution = fixAllContext.Solution;
        var edits = new List<Edit>();
        var title = "";
        var documents = await DiagnosticsByDocumentAsync(fixAllContext).ConfigureAwait(false);
        ImmutableArray<Diagnostic> everywhere = [.. documents.SelectMany(static d => d.Diagnostics)];
        foreach (var (document, diagnostics) in documents)
        {
            foreach (var diagnostic in diagnostics)
            {
                var fixes = await fix.ProposeAsync(document, diagnostic, diagnostics, everywhere, cancellationToken).ConfigureAwait(false);
                if (fixes.FirstOrDefault(f => f.Key == fixAllContext.CodeActionEquivalenceKey) is { } chosen)
                {
                    title = chosen.Title;
                    edits.AddRange(chosen.Edits);
                }
            }
        }

        return edits.Count == 0 ? null : CodeAction.Create(title, c => Edit.ApplyAsync(solution, edits, c), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<(Document Document, ImmutableArray<Diagnostic> Diagnostics)>> DiagnosticsByDocumentAsync(FixAllContext context)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (context is { Scope: FixAllScope.Document, Document: { } only })
        {
            found.AddRange(await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false));
        }
        else
        {
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        return
        [
            .. found
                .Where(static d => d.Location.IsInSource)
                .OrderBy(static d => d.Location.SourceSpan.Start)
                .GroupBy(d => d.Location.SourceTree.WrittenIn(context.Solution))
                .Where(static g => g.Key is not null)
                .OrderBy(static g => g.Key!.FilePath, StringComparer.Ordinal)
                .Select(static g => (g.Key!, g.ToImmutableArray())),
        ];
    }
}
