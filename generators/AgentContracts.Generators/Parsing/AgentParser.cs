using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads agents.</summary>
internal static class AgentParser
{
    public static AgentModel? Parse(INamedTypeSymbol symbol, Contract contract)
    {
        if (contract.Agent(symbol) is not { } agent || symbol.TypeKind != TypeKind.Class || Extensibility.ProblemsOf(symbol) != ExtensionProblems.None)
        {
            return null;
        }

        var type = TypeParser.Parse(symbol);
        return new AgentModel
        {
            Hearing = agent.IsValid ? ParseHearing(agent, type, contract) : null,
            Registration = agent.IsValid ? ParseRegistration(agent, type, contract) : Invalid(agent, type),
        };
    }

    private static HearingModel ParseHearing(AgentSymbol agent, TypeModel type, Contract contract) => new()
    {
        Type = type,
        Channels = HeardBy(agent, contract).Select(static c => new HeardChannelModel(Names.Full(c.Channel.Type), c.Channel.IsEmergency)).ToEquatableArray(),
        Ignored = agent.Ignores.Select(static i => Names.Full(i.Target)).ToEquatableArray(),
        Referenced = Reachability.Of(contract, agent, contract.ReferencedMessages).Select(static r => Names.Full(r.Message.Type)).ToEquatableArray(),
        Handled = HandlerShape.HandledBy(agent.Type).Select(Names.Full).ToEquatableArray(),
    };

    private static RegistrationModel ParseRegistration(AgentSymbol agent, TypeModel type, Contract contract) => new()
    {
        Type = type,
        Problem = null,
        Id = agent.Id,
        Kind = agent.Attribute.NamedArgument<string>("Type") ?? agent.Id,
        IsExclusive = agent.Attribute.NamedArgument<bool>("Exclusive"),
        MaxConcurrency = agent.Attribute.NamedArgument<int?>("MaxConcurrency") ?? 1,
        Subscriptions = HeardBy(agent, contract)
            .Select(static c => new SubscriptionModel(Names.Full(c.Channel.Type), c.Subscription.Attribute.NamedArgument<int>("BudgetMs")))
            .ToEquatableArray(),
        Ignores = ValidMessages(agent.Ignores, contract),
        Publishes = ValidMessages(agent.Publishes, contract),
        Construction = ConstructionParser.Parse(agent.Type),
    };

    private static RegistrationModel Invalid(AgentSymbol agent, TypeModel type) => new()
    {
        Type = type,
        Problem = TypeParser.ProblemOf(agent.Type, agent.Problems),
        Id = "",
        Kind = "",
        IsExclusive = false,
        MaxConcurrency = 1,
        Subscriptions = [],
        Ignores = [],
        Publishes = [],
        Construction = null,
    };

    // A channel that is named twice is heard once.
    private static IEnumerable<(AgentLink Subscription, ChannelSymbol Channel)> HeardBy(AgentSymbol agent, Contract contract) =>
        agent.Subscriptions
            .Select(s => (Subscription: s, Channel: contract.Channel(s.Target) is { IsValid: true } channel && contract.CanName(channel.Type) ? channel : null))
            .Where(static c => c.Channel is not null)
            .GroupBy(static c => Names.Full(c.Channel!.Type))
            .Select(static g => (g.First().Subscription, g.First().Channel!));

    private static EquatableArray<string> ValidMessages(ImmutableArray<AgentLink> links, Contract contract) =>
        links
            .Where(l => contract.Message(l.Target) is { IsValid: true } message && contract.CanName(message.Type))
            .Select(static l => Names.Full(l.Target))
            .Distinct()
            .ToEquatableArray();
}
