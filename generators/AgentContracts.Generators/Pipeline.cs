using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators;

/// <summary>The last step of the pipeline: from a model to a file.</summary>
internal static class Pipeline
{
    /// <summary>One file for each model that an emitter has something to write for.</summary>
    public static void Emit<TModel>(this IncrementalGeneratorInitializationContext context, ModelSource<TModel> models, string step, Func<TModel, GeneratedFile?> emit)
    {
        foreach (var provider in models.WithTrackingName(step).Providers)
        {
            context.RegisterSourceOutput(provider, (output, model) => Add(output, emit(model)));
        }
    }

    /// <summary>The index of everything valid in the assembly.</summary>
    public static void EmitManifest(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RoutingTable> routing,
        ModelSource<string> parts,
        ModelSource<string> channels,
        ModelSource<string> agents)
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
