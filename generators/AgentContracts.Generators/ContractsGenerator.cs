using AgentContracts.Generators.Emit;
using AgentContracts.Generators.Outlines;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators;

/// <summary>Writes the other half of messages, parts, channels and agents. It never reports: what is wrong with them, the rules say.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = ContractTypes.Read(context);
        var records = types.Pick(static t => t.Record).WithTrackingName(TrackingNames.Records);
        var channels = types.Pick(static t => t.Channel).WithTrackingName(TrackingNames.Channels);
        var agents = types.Pick(static t => t.Agent).WithTrackingName(TrackingNames.Agents);
        var routing = records.Pick(static r => r.Routed).Collect().Select(static (messages, _) => RoutingTable.Of(messages)).WithTrackingName(TrackingNames.Routing);
        var lookup = routing.Select(static (table, _) => new RoutingLookup(table));

        var messages = records.Pick(static r => r.Message).Write(TrackingNames.MessageFacet, MessageEmitter.Emit);
        var codecs = records.Pick(static r => r.Serializer).Write(TrackingNames.CodecFacet, CodecEmitter.Emit);
        var printing = records.Pick(static r => r.Printing).Write(TrackingNames.PrintingFacet, PrintingEmitter.Emit);
        var validators = records.Pick(static r => r.Validator).Write(TrackingNames.ValidatorFacet, ValidatorEmitter.Emit);
        var texts = messages.Combine(codecs).Combine(printing).Combine(validators)
            .Select(static (all, _) => FacetTexts.Of(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right));

        context.Emit(records.Select(static (r, _) => r.Type).With(texts, RecordFile.Of), TrackingNames.RecordFile, RecordFile.Emit);
        context.Emit(records.Each(static r => r.Enums, static e => e.FullName), TrackingNames.EnumFacet, EnumEmitter.Emit);
        context.Emit(channels.With(lookup, ChannelOutput.Of), TrackingNames.ChannelFacet, ChannelEmitter.Emit);
        context.Emit(agents.Pick(static a => a.Hearing).With(lookup, HandlersOutput.Of), TrackingNames.HandlersFacet, HandlersEmitter.Emit);
        context.Emit(agents.With(lookup, AgentOutput.Of), TrackingNames.AgentFacet, AgentEmitter.Emit);
        context.EmitManifest(routing, records.Pick(static r => r.ListedPart), channels.Pick(static c => c.ListedName), agents.Pick(static a => a.ListedName));
    }
}
