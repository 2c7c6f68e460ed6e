using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators;

/// <summary>
/// Models that come from several providers, one for each marker. They stay apart until something needs all of them, so that a change of one type is not
/// a change of a list.
/// </summary>
/// <typeparam name="T">The models.</typeparam>
/// <param name="providers">The providers; at least one.</param>
internal sealed class ModelSource<T>(ImmutableArray<IncrementalValuesProvider<T>> providers)
{
    public ImmutableArray<IncrementalValuesProvider<T>> Providers { get; } = providers;

    public ModelSource<T> WithTrackingName(string name) => new([.. Providers.Select(p => p.WithTrackingName(name))]);

    public ModelSource<TResult> Select<TResult>(Func<T, TResult> selector) => new([.. Providers.Select(p => p.Select((model, _) => selector(model)))]);

    /// <summary>One facet of each model, where there is one.</summary>
    public ModelSource<TFacet> Pick<TFacet>(Func<T, TFacet?> facet) where TFacet : class =>
        new([.. Providers.Select(p => p.Select((model, _) => facet(model)).Where(static f => f is not null).Select(static (f, _) => f!))]);

    /// <summary>Each model with what another value says about it.</summary>
    public ModelSource<TResult> With<TOther, TResult>(IncrementalValueProvider<TOther> other, Func<T, TOther, TResult> join) =>
        new([.. Providers.Select(p => p.Combine(other).Select((both, _) => join(both.Left, both.Right)))]);

    /// <summary>All of them as one value.</summary>
    public IncrementalValueProvider<ImmutableArray<T>> Collect() =>
        Providers.Skip(1).Aggregate(Providers[0].Collect(), static (all, next) => all.Combine(next.Collect()).Select(static (both, _) => both.Left.AddRange(both.Right)));
}
