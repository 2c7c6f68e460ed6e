namespace AgentContracts.Redis.Streams;

/// <summary>Why a stream took no more.</summary>
/// <param name="Group">The group whose backlog is at the bound.</param>
/// <param name="Consumer">Who holds the oldest unfinished entry of that group; empty where nobody does.</param>
/// <param name="LastId">The newest entry at that moment.</param>
/// <param name="Call">The number of the call that found no room, which is an earlier one where this was refused only not to overtake that.</param>
internal sealed record StreamRefusal(string Group, string Consumer, string LastId, long Call);
