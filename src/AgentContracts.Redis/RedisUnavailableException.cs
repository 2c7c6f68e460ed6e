namespace AgentContracts.Redis;

/// <summary>Redis could not be reached, or refused the login; the message names the address and the reason.</summary>
/// <param name="message">Address and reason.</param>
/// <param name="innerException">What StackExchange.Redis said.</param>
public sealed class RedisUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether Redis let this program in as another user than the one who was asked for, or without looking at its password.</summary>
    public bool IsWrongUser { get; init; }
}
