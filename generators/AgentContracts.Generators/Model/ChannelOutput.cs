namespace AgentContracts.Generators.Model;

/// <summary>A channel with what it carries.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Messages">The full names of the messages of this assembly that it carries.</param>
/// <param name="HandlerIsPublic">Whether other assemblies can name the channel and all these messages.</param>
internal sealed record ChannelOutput(ChannelModel Channel, EquatableArray<string> Messages, bool HandlerIsPublic)
{
    /// <summary>Looks up what the channel carries.</summary>
    public static ChannelOutput Of(ChannelModel channel, RoutingLookup routing)
    {
        var messages = routing.CarriedBy(channel.Type.FullName, channel.IsEmergency).ToArray();
        return new ChannelOutput(channel, messages.Select(static m => m.FullName).ToEquatableArray(), channel.IsPublic && messages.All(static m => m.IsPublic));
    }
}
