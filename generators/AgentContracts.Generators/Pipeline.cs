using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators;

/// <summary>The last steps of the pipeline: from models to files.</summary>
internal static class Pipeline
{
    /// <summary>One file for each model that an emitter has something to write for.</summary>
    public static void Emit<TModel>(this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TModel> models, string step, Func<TModel, GeneratedFile?> emit) =>
        context.RegisterSourceOutput(models.WithTrackingName(step), (output, model) => Add(output, emit(model)));

    /// <summary>The code of each model that an emitter has something to write for.</summary>
    public static IncrementalValueProvider<ImmutableArray<FacetText>> Write<TModel>(this IncrementalValuesProvider<TModel> models, string step, Func<TModel, FacetText?> emit) =>
        models.WithTrackingName(step).Pick(emit).Collect();

    /// <summary>One facet of each model, where there is one.</summary>
    public static IncrementalValuesProvider<TFacet> Pick<T, TFacet>(this IncrementalValuesProvider<T> models, Func<T, TFacet?> facet) where TFacet : class =>
        models.SelectMany((model, _) => facet(model) is { } one ? ImmutableArray.Create(one) : []);

    /// <summary>What all models hold, each once.</summary>
    public static IncrementalValuesProvider<TItem> Each<T, TItem>(this IncrementalValuesProvider<T> models, Func<T, EquatableArray<TItem>> items, Func<TItem, string> name) =>
        models.SelectMany((model, _) => items(model)).Collect().SelectMany((all, _) => all.GroupBy(name, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.First()));

    /// <summary>Each model with what another value says about it.</summary>
    public static IncrementalValuesProvider<TResult> With<T, TOther, TResult>(this IncrementalValuesProvider<T> models, IncrementalValueProvider<TOther> other, Func<T, TOther, TResult> join) =>
        models.Combine(other).Select((both, _) => join(both.Left, both.Right));

    /// <summary>The index of everything valid in the assembly.</summary>
    public static void EmitManifest(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RoutingTable> routing,
        IncrementalValuesProvider<string> parts,
        IncrementalValuesProvider<string> channels,
        IncrementalValuesProvider<string> agents)
    {
        var manifest = routing
            .Combine(parts.Collect())
            .Combine(channels.Collect())
            .Combine(agents.Collect())
            .Select(static (lists, _) => new ManifestModel
            {
                Messages = lists.Left.Left.Left.Messages.Select(static m => m.FullName).ToEquatableArray(),
                Parts = Sorted(lists.Left.Left.Right),
                Channels = Sorted(lists.Left.Right),
                Agents = Sorted(lists.Right),
            });
        context.RegisterSourceOutput(manifest.WithTrackingName(TrackingNames.ManifestFacet), static (output, model) => Add(output, ManifestEmitter.Emit(model)));
    }

    private static EquatableArray<string> Sorted(ImmutableArray<string> names) => names.Sort(StringComparer.Ordinal).ToEquatableArray();

    private static void Add(SourceProductionContext output, GeneratedFile? file)
    {
        if (file is not null)
        {
            output.AddSource(file.HintName, file.Text);
        }
    }
}
