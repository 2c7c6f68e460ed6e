using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>Makes sure that a connection is there, and as the user who was asked for.</summary>
internal static class Login
{
    /// <summary>The user of a connection that names none.</summary>
    public const string DefaultUser = "default";

    /// <summary>
    /// Asks the server who it takes this connection for. With a wrong password the client goes on, silently, as the default user, where the server
    /// has one without a password; and that user is let in with any password.
    /// </summary>
    /// <exception cref="RedisUnavailableException">There is no connection, or it is another user's.</exception>
    public static async Task CheckAsync(IConnectionMultiplexer connection, ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        var address = string.Join(", ", configuration.EndPoints.Select(EndPointCollection.ToString));
        string? user;
        try
        {
            user = (string?)await connection.GetDatabase().ExecuteAsync("ACL", "WHOAMI").WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException exception)
        {
            throw new RedisUnavailableException(
                $"Redis at {address} does not say as whom this program is connected, so that a wrong password would go unnoticed: {exception.Message.TrimEnd('.')}. Allow the user +acl|whoami.",
                exception);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            throw new RedisUnavailableException($"Redis at {address} does not answer.", exception);
        }

        var asked = string.IsNullOrEmpty(configuration.User) ? DefaultUser : configuration.User;
        if (user != asked)
        {
            throw new RedisUnavailableException(
                $"Redis at {address} did not let this program in as '{asked}', but as '{user}': there is no such user, or the password is wrong or was not given. Once that is right, switch the default user off (ACL SETUSER default off).")
            {
                IsWrongUser = true,
            };
        }

        if (asked == DefaultUser && configuration.Password is { Length: > 0 } password)
        {
            await CheckPasswordAsync(connection, address, password, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Of the forms of AUTH only the one without a user fails where the default user needs no password.</summary>
    private static async Task CheckPasswordAsync(IConnectionMultiplexer connection, string address, string password, CancellationToken cancellationToken)
    {
        try
        {
            await connection.GetDatabase().ExecuteAsync("AUTH", password).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("without any password configured", StringComparison.Ordinal))
        {
            throw new RedisUnavailableException(
                $"Redis at {address} lets anybody in as user '{DefaultUser}', so that the password given proves nothing: name the user it belongs to (user=), set it on the server (requirepass), or leave it out.",
                exception)
            {
                IsWrongUser = true,
            };
        }
        catch (RedisServerException exception)
        {
            // Changed since this connection was let in, say.
            throw new RedisUnavailableException($"Redis at {address} did not take the password again: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            throw new RedisUnavailableException($"Redis at {address} does not answer.", exception);
        }
    }
}
