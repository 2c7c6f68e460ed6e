using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>Stands between a hub and its server, and can do to what passes what networks and other proxies do.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _passing = [];
    private readonly int _port;
    private readonly Task _accepting;
    private volatile int _forgotten;
    private volatile int _accepted;
    private volatile bool _refusesHello;

    /// <summary>A proxy before a server on this machine.</summary>
    public Proxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public EndPoint EndPoint => _listener.LocalEndpoint;

    /// <summary>The connections that there are stay open, and nothing passes through them any more; those that are made from now on work.</summary>
    public void Forget() => _forgotten = _accepted;

    /// <summary>The server no longer understands <c>HELLO</c> from now on.</summary>
    public void RefuseHello() => _refusesHello = true;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_passing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            var number = Interlocked.Increment(ref _accepted);
            _passing.Add(PassAsync(client, number));
        }
    }

    private async Task PassAsync(TcpClient client, int number)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, _port, _stopping.Token);
        (near.NoDelay, far.NoDelay) = (true, true);
        await Task.WhenAny(
            PumpAsync(near.GetStream(), far.GetStream(), number, isRequest: true),
            PumpAsync(far.GetStream(), near.GetStream(), number, isRequest: false));
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, int number, bool isRequest)
    {
        var buffer = new byte[16_384];
        while (await from.ReadAsync(buffer, _stopping.Token) is > 0 and var read)
        {
            if (number <= _forgotten)
            {
                continue;
            }

            if (isRequest && _refusesHello && buffer.AsSpan(0, read).IndexOf("\r\nHELLO\r\n"u8) is >= 0 and var at)
            {
                "HELLX"u8.CopyTo(buffer.AsSpan(at + 2));
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
        }
    }
}
