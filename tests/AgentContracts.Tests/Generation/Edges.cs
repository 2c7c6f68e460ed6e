using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Mixes random values with the ones where things break.</summary>
internal static class Edges
{
    /// <summary>Every other value is one of <paramref name="edges"/>.</summary>
    public static Gen<T> Or<T>(this Gen<T> gen, params T[] edges) => Gen.OneOf<T>(gen, OneOf(edges));

    /// <summary>One of these values, that is never taken for a generator.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
