namespace AgentContracts;

/// <summary>
/// Marks the member that says when the message is no longer worth handling: a <see cref="long"/> (Unix milliseconds), a <see cref="DateTimeOffset"/>
/// or a UTC <see cref="DateTime"/>, or a nullable one. The earlier of this and the channel's maximum age counts.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class ExpiresAttribute : Attribute;
