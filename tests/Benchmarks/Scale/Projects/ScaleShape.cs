namespace Benchmarks.Scale.Projects;

/// <summary>How much there is of a project.</summary>
/// <param name="Types">How many message types, which take turns.</param>
/// <param name="Channels">How many channels: no more than there are types, or a multiple of them.</param>
/// <param name="Agents">How many agents that hear, each channel by one: no more than there are channels.</param>
internal sealed record ScaleShape(int Types, int Channels, int Agents)
{
    /// <summary>How many routes a type has. A message takes one of them, and they take turns.</summary>
    public int Routes => Math.Max(1, Channels / Types);

    /// <summary>The channel of a route.</summary>
    public int ChannelOf(int type, int route) => Routes == 1 ? type % Channels : (type * Routes) + route;

    /// <summary>The agent that hears a channel; those of one type are heard by different ones, so that none of them hears a message twice.</summary>
    public int AgentOf(int channel) => Routes == 1 ? channel % Agents : ((channel / Routes) + (channel % Routes * (Agents / Routes))) % Agents;

    /// <summary>The channels that an agent hears.</summary>
    public IEnumerable<int> ChannelsOf(int agent) => Enumerable.Range(0, Channels).Where(channel => AgentOf(channel) == agent);

    /// <summary>The types that an agent handles.</summary>
    public IEnumerable<int> TypesOf(int agent) => Enumerable.Range(0, Types).Where(type => Enumerable.Range(0, Routes).Any(route => AgentOf(ChannelOf(type, route)) == agent));

    /// <inheritdoc/>
    public override string ToString() => $"{Types} types, {Channels} channels, {Agents} agents";
}
