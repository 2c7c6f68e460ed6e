using System.Collections.Immutable;
using System.Text.Json;

namespace AgentContracts.Tests.Contracts;

/// <summary>A part that holds itself, and collections in collections that hold no part.</summary>
[Part]
public sealed partial record Layer(
    Layer? Next = null,
    List<List<int>?>? Rows = null,
    float[][]? Cells = null,
    Dictionary<string, List<string>>? Names = null,
    ImmutableArray<ImmutableArray<int>>? Fixed = null,
    List<JsonElement>? Open = null)
{
    /// <summary>So many of them in each other, of which this is the innermost.</summary>
    public Layer Under(int others) => Enumerable.Range(0, others).Aggregate(this, static (next, _) => new Layer(Next: next));
}
