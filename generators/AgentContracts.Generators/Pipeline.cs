using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators;

/// <summary>The few shapes that the generator's steps have.</summary>
internal static class Pipeline
{
    /// <summary>One facet of each model, where there is one.</summary>
    public static IncrementalValuesProvider<TFacet> Pick<TModel, TFacet>(this IncrementalValuesProvider<TModel> models, Func<TModel, TFacet?> facet) where TFacet : class =>
        models.Select((model, _) => facet(model)).Where(static f => f is not null).Select(static (f, _) => f!);

    /// <summary>Each model with what the routing says about it.</summary>
    public static IncrementalValuesProvider<TOutput> With<TModel, TOutput>(
        this IncrementalValuesProvider<TModel> models, IncrementalValueProvider<RoutingTable> routing, Func<TModel, RoutingTable, TOutput> join) =>
        models.Combine(routing).Select((both, _) => join(both.Left, both.Right));

    /// <summary>One file for each model that an emitter has something to write for.</summary>
    public static void Emit<TModel>(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TModel> models, string step, Func<TModel, GeneratedFile?> emit) =>
        context.RegisterSourceOutput(models.WithTrackingName(step), (output, model) => Add(output, emit(model)));

    /// <summary>The index of everything valid in the assembly.</summary>
    public static void EmitManifest(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RoutingTable> routing,
        IncrementalValuesProvider<string> parts,
        IncrementalValuesProvider<ChannelModel> channels,
        IncrementalValuesProvider<AgentModel> agents)
    {
        var lists = routing
            .Combine(parts.Collect())
            .Combine(channels.Where(static c => c.Problem is null).Select(static (c, _) => c.Type.FullName).Collect())
            .Combine(agents.Where(static a => a.Registration.Problem is null).Select(static (a, _) => a.Registration.Type.FullName).Collect());
        var manifest = lists.Select(static (l, _) => new ManifestModel
        {
            Messages = l.Left.Left.Left.Messages.Select(static m => m.FullName).ToEquatableArray(),
            Parts = Sorted(l.Left.Left.Right),
            Channels = Sorted(l.Left.Right),
            Agents = Sorted(l.Right),
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
