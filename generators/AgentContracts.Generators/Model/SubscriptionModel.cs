namespace AgentContracts.Generators.Model;

/// <summary>A channel that an agent hears.</summary>
/// <param name="Channel">The channel's full name.</param>
/// <param name="BudgetMs">How long one handler call may take, in milliseconds; 0 where not declared.</param>
internal sealed record SubscriptionModel(string Channel, int BudgetMs);
