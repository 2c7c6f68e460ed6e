namespace AgentContracts.Redis;

/// <summary>Redis could not be reached, or refused the login; the message names the address and the reason.</summary>
/// <param name="message">Address and reason.</param>
/// <param name="innerException">What StackExchange.Redis said.</param>
public sealed class RedisUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
