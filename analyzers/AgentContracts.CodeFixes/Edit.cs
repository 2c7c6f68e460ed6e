namespace AgentContracts.CodeFixes;

/// <summary>A change of one piece of text.</summary>
/// <param name="Document">The document.</param>
/// <param name="Span">What is replaced; empty for an insertion.</param>
/// <param name="Text">What stands there afterwards.</param>
internal sealed record Edit(DocumentId Document, TextSpan Span, string Text)
{
    /// <summary>Applies edits that were all made against the same solution. Equal ones count once, and of overlapping ones the first in the text.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var document in edits.Distinct().GroupBy(static e => e.Document))
        {
            var text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(document.Key, text.WithChanges(WithoutOverlaps(document)));
        }

        return changed;
    }

    private static IEnumerable<TextChange> WithoutOverlaps(IEnumerable<Edit> edits)
    {
        var changes = new List<TextChange>();
        foreach (var edit in edits.OrderBy(static e => e.Span.Start).ThenBy(static e => e.Span.Length > 0))
        {
            var last = changes.LastOrDefault();
            if (changes.Count > 0 && last.Span.IsEmpty && edit.Span.IsEmpty && last.Span.Start == edit.Span.Start)
            {
                changes[changes.Count - 1] = new TextChange(last.Span, last.NewText + edit.Text);
            }
            else if (changes.Count == 0 || edit.Span.Start >= last.Span.End)
            {
                changes.Add(new TextChange(edit.Span, edit.Text));
            }
        }

        return changes;
    }
}
