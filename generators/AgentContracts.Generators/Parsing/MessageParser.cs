using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads a message's identity and routing.</summary>
internal static class MessageParser
{
    public static MessageModel Parse(MessageSymbol message, TypeModel type, Contract contract) => message.IsValid
        ? new MessageModel
        {
            Type = type,
            Problem = null,
            WireName = message.WireName,
            Tier = message.Tier.ToString(),
            Fingerprints = Fingerprint.RollingOf(message.Shape, contract).ToEquatableArray(),
            IsEmergency = message.IsEmergency,
            IsImmutable = Immutability.Of(message.Type),
            Overrides = Settings.Of(message.TierAttribute),
            Routes = RoutesOf(message),
            Expiries = [.. ExpiryMember.AllOf(message.Type, message.Shape).Select(m => ExpiryOf(m, message.Type))],
        }
        : Invalid(message, type);

    /// <summary>The message as its channels and agents see it.</summary>
    public static RoutedMessageModel ParseRouted(MessageSymbol message, TypeModel type) => new()
    {
        FullName = type.FullName,
        IsPublic = message.Type.IsPublic(),
        IsEmergency = message.IsEmergency,
        Channels = message.Routes.Select(static r => Names.Full(r.Channel)).Distinct().ToEquatableArray(),
    };

    private static MessageModel Invalid(MessageSymbol message, TypeModel type) => new()
    {
        Type = type,
        Problem = TypeParser.ProblemOf(message.Type, message.Problems),
        WireName = "",
        Tier = "",
        Fingerprints = [],
        IsEmergency = false,
        IsImmutable = false,
        Overrides = [],
        Routes = [],
        Expiries = [],
    };

    // Two routes to one channel are one route: a message is sent there once, whichever of the conditions holds.
    private static EquatableArray<RouteModel> RoutesOf(MessageSymbol message) =>
        message.Routes
            .GroupBy(static r => Names.Full(r.Channel))
            .Select(g => new RouteModel(
                g.Key,
                g.Any(static r => r.When is null)
                    ? []
                    : g.Select(r => Names.Member(WireShape.MemberNamed(message.Type, r.When!)!)).Distinct().ToEquatableArray()))
            .ToEquatableArray();

    private static ExpiryModel ExpiryOf(ISymbol member, INamedTypeSymbol message)
    {
        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        return new ExpiryModel(Names.Member(member), ExpiryMember.TypeOf(member, message)!.Value, type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);
    }
}
