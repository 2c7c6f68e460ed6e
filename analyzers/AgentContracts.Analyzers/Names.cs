namespace AgentContracts.Analyzers;

/// <summary>Names in the text of a diagnostic.</summary>
internal static class Names
{
    /// <summary>How many names a text has at most.</summary>
    public const int Most = 3;

    /// <summary>A channel, or one message on it: <c>Order on Orders</c>.</summary>
    public static string Of(MessageSymbol? message, ChannelSymbol channel) => message is null ? channel.Type.Name : $"{message.Type.Name} on {channel.Type.Name}";

    /// <summary>Up to three names, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> names) => names.Count switch
    {
        <= 1 => string.Concat(names),
        <= Most => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}",
        _ => $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more",
    };
}
