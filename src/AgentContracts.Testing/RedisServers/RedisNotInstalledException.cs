namespace AgentContracts.Testing.RedisServers;

/// <summary>A program of Redis is not on the path; says how to get it.</summary>
/// <param name="program">The program.</param>
public sealed class RedisNotInstalledException(string program) : Exception(
    $"{program} was not found on the PATH, and a real server is needed. Install it with 'apt-get install redis-server', 'dnf install redis' or 'brew install redis'.");
