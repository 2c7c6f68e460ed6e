using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>Why a connection did not come about. The client tells a refused login, and of the rest only that it is so.</summary>
internal static class ConnectFailure
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The failure in words for a person: address and reason.</summary>
    public static async Task<RedisUnavailableException> ExplainAsync(
        ConfigurationOptions configuration, RedisConnectionException failure, CancellationToken cancellationToken)
    {
        var address = string.Join(", ", configuration.EndPoints.Select(EndPointCollection.ToString));
        var reason = failure.FailureType == ConnectionFailureType.AuthenticationFailure
            ? OfLogin(failure)
            : await OfNetworkAsync(configuration, cancellationToken).ConfigureAwait(false);
        return new RedisUnavailableException($"Redis at {address} {reason}", failure);
    }

    private static string OfLogin(RedisConnectionException failure) => failure.GetBaseException() is AuthenticationException certificate
        ? $"could not be verified: {certificate.Message.TrimEnd('.')}."
        : "refused the login: wrong user or password, or none was given.";

    /// <summary>Whether anybody is there at all is asked once more, without the client, which keeps the answer to itself.</summary>
    private static async Task<string> OfNetworkAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await ReachAsync(configuration.EndPoints[0], patience.Token).ConfigureAwait(false);
            return $"does not answer: it may be busy, expect {(configuration.Ssl ? "a connection without TLS" : "TLS (ssl=true)")}, or not allow its user what a client asks first (+ping +echo +client|setname, see the rights in the README of AgentContracts.Redis).";
        }
        catch (SocketException exception)
        {
            return $"cannot be reached: {exception.Message.TrimEnd('.')}.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "cannot be reached: nobody answers at that address.";
        }
    }

    private static async Task ReachAsync(EndPoint address, CancellationToken cancellationToken)
    {
        using var socket = address is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
    }
}
