namespace AgentContracts.Generators;

/// <summary>The names of the pipeline's steps, as tests see them.</summary>
internal static class TrackingNames
{
    /// <summary>Types that may be part of the language, with the hash of what their meaning depends on: one that changes is read again.</summary>
    public const string Candidates = nameof(Candidates);

    /// <summary>Messages and parts, parsed.</summary>
    public const string Records = nameof(Records);

    /// <summary>Channels, parsed.</summary>
    public const string Channels = nameof(Channels);

    /// <summary>Agents, parsed.</summary>
    public const string Agents = nameof(Agents);

    /// <summary>Which message of this assembly takes which channel.</summary>
    public const string Routing = nameof(Routing);

    /// <summary>What becomes a message's identity and routing in <c>X.Record.g.cs</c>.</summary>
    public const string MessageFacet = nameof(MessageFacet);

    /// <summary>What becomes a record's codec in <c>X.Record.g.cs</c>.</summary>
    public const string CodecFacet = nameof(CodecFacet);

    /// <summary>What becomes a record's validator in <c>X.Record.g.cs</c>.</summary>
    public const string ValidatorFacet = nameof(ValidatorFacet);

    /// <summary>What becomes what a record's <c>ToString</c> says in <c>X.Record.g.cs</c>.</summary>
    public const string PrintingFacet = nameof(PrintingFacet);

    /// <summary>What becomes <c>X.Record.g.cs</c>: the facets, written.</summary>
    public const string RecordFile = nameof(RecordFile);

    /// <summary>What becomes <c>XNames.g.cs</c> of an enum.</summary>
    public const string EnumFacet = nameof(EnumFacet);

    /// <summary>What becomes <c>X.Channel.g.cs</c>.</summary>
    public const string ChannelFacet = nameof(ChannelFacet);

    /// <summary>What becomes <c>X.Handlers.g.cs</c>.</summary>
    public const string HandlersFacet = nameof(HandlersFacet);

    /// <summary>What becomes <c>X.Agent.g.cs</c>.</summary>
    public const string AgentFacet = nameof(AgentFacet);

    /// <summary>What becomes <c>ContractManifest.g.cs</c>.</summary>
    public const string ManifestFacet = nameof(ManifestFacet);

    /// <summary>Every step behind those that read, in the order of the pipeline.</summary>
    public static ImmutableArray<string> All =>
        [Records, Channels, Agents, Routing, MessageFacet, CodecFacet, ValidatorFacet, PrintingFacet, RecordFile, EnumFacet, ChannelFacet, HandlersFacet, AgentFacet, ManifestFacet];
}
