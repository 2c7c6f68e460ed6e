namespace AgentContracts.Generators.Model;

/// <summary>Which message of this assembly takes which channel.</summary>
/// <param name="Messages">The valid messages, ordered by full name.</param>
internal sealed record RoutingTable(EquatableArray<RoutedMessageModel> Messages)
{
    public static RoutingTable Of(IEnumerable<RoutedMessageModel> messages) =>
        new(messages.OrderBy(static m => m.FullName, StringComparer.Ordinal).ToEquatableArray());
}
