using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AgentContracts.Testing.RedisServers;

/// <summary>
/// A real <c>redis-server</c> (7.0 or newer) on a free loopback port, with a directory of its own. It ends with the process that started it,
/// in whatever way that ends.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    internal const string SocketName = "redis.sock";
    internal const string LogName = "redis.log";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    private readonly RedisServerOptions _options;
    private readonly string _directory;
    private readonly Watchdog _watchdog;
    private readonly ServerCertificate? _certificate;
    private bool _isPaused;

    private RedisServer(RedisServerOptions options)
    {
        _options = options;
        _directory = Directory.CreateTempSubdirectory("redis-").FullName;
        _watchdog = new Watchdog(_directory, options.IsSentinel ? "--sentinel" : "");
        _certificate = options.Tls ? new ServerCertificate(_directory) : null;
    }

    /// <summary>Where it listens: a loopback port that stays the same for its whole life.</summary>
    public int Port { get; private set; }

    /// <summary><c>127.0.0.1:port</c>.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>The address with what a client needs to log in, as StackExchange.Redis reads it.</summary>
    public string ConnectionString
    {
        get
        {
            var user = _options.User is { } name ? $",user={name}" : "";
            var password = _options.Password is { } secret ? $",password={secret}" : "";
            return $"{Address}{user}{password}{(_options.Tls ? ",ssl=true" : "")}";
        }
    }

    /// <summary>The authority that signed the server's certificate; <see langword="null"/> without TLS.</summary>
    public X509Certificate2? Authority => _certificate?.Authority;

    /// <summary>The file with <see cref="Authority"/> as PEM; <see langword="null"/> without TLS.</summary>
    public string? AuthorityPath => _certificate?.AuthorityPath;

    /// <summary>Where the server keeps its files; gone when it is disposed of.</summary>
    public string DataDirectory => _directory;

    /// <summary>The process of the server that was started last.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="RedisNotInstalledException">Redis is not installed.</exception>
    /// <exception cref="TimeoutException">It did not answer within 20 s.</exception>
    public static async Task<RedisServer> StartAsync(RedisServerOptions? options = null)
    {
        RedisTools.ThrowIfMissing();
        var server = new RedisServer(options ?? new RedisServerOptions());
        try
        {
            await server.StartOnFreePortAsync().ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts it again, on the same port and with the files that it left.</summary>
    /// <exception cref="TimeoutException">It did not answer within 20 s.</exception>
    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync().ConfigureAwait(false))
        {
            throw new InvalidOperationException($"Port {Port} was taken by another program while the server was down.");
        }
    }

    /// <summary>Makes a new certificate, which the server shows when it is started again.</summary>
    /// <param name="byStranger">Whether an authority signs it that nobody knows, instead of <see cref="Authority"/>.</param>
    /// <exception cref="InvalidOperationException">The server speaks no TLS.</exception>
    public void RenewCertificate(bool byStranger = false) =>
        (_certificate ?? throw new InvalidOperationException("A server without TLS has no certificate.")).Renew(byStranger);

    /// <summary>Asks it to end (SIGTERM) and waits for it.</summary>
    public async Task StopAsync()
    {
        await ResumeAsync().ConfigureAwait(false);
        await _watchdog.OrderAsync(Watchdog.Terminate).ConfigureAwait(false);
    }

    /// <summary>Ends it as a crash would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        await _watchdog.OrderAsync(Watchdog.Kill).ConfigureAwait(false);
        _isPaused = false;
    }

    /// <summary>Makes it hang (SIGSTOP): connections stay open, nothing is answered.</summary>
    public async Task PauseAsync()
    {
        await _watchdog.OrderAsync(Watchdog.Pause).ConfigureAwait(false);
        _isPaused = true;
    }

    /// <summary>Lets it go on (SIGCONT).</summary>
    public async Task ResumeAsync()
    {
        if (_isPaused)
        {
            await _watchdog.OrderAsync(Watchdog.Resume).ConfigureAwait(false);
            _isPaused = false;
        }
    }

    /// <summary>Runs a command through <c>redis-cli</c>, logged in with all rights.</summary>
    /// <returns>The lines of the answer, as <c>redis-cli --raw</c> prints them.</returns>
    /// <exception cref="InvalidOperationException">The server answered with an error, or does not run.</exception>
    public Task<IReadOnlyList<string>> CommandAsync(params string[] arguments) =>
        RedisTools.RunClientAsync(_options.Password, ["-s", Path.Combine(_directory, SocketName), .. _options.User is { } user ? ["--user", user] : Array.Empty<string>(), .. arguments]);

    /// <summary>What it wrote to its log.</summary>
    public string ReadLog() => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    /// <summary>Ends it and removes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _watchdog.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
    }

    private string LogPath => Path.Combine(_directory, LogName);

    private async Task StartOnFreePortAsync()
    {
        do
        {
            // Another program may take the port in the moment between: then it is another one's turn.
            Port = FreePort();
            await File.WriteAllLinesAsync(Path.Combine(_directory, "redis.conf"), _options.ToConfiguration(Port, _directory, _certificate)).ConfigureAwait(false);
        }
        while (!await TryStartAsync().ConfigureAwait(false));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary><see langword="false"/> when its port is taken.</summary>
    private async Task<bool> TryStartAsync()
    {
        var logged = ReadLog().Length;
        ProcessId = await _watchdog.OrderAsync(Watchdog.Start).ConfigureAwait(false);
        var began = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync().ConfigureAwait(false))
        {
            var log = ReadLog()[logged..];
            if (log.Contains("Address already in use", StringComparison.Ordinal))
            {
                await _watchdog.OrderAsync(Watchdog.Kill).ConfigureAwait(false);
                return false;
            }

            if (log.Contains("FATAL CONFIG FILE ERROR", StringComparison.Ordinal) || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"redis-server does not answer. Its log says: {log}");
            }

            await Task.Delay(Glance).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Asked over a socket in the server's own directory, where nobody else can answer.</summary>
    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var patience = new CancellationTokenSource(Patience);
        var login = _options.Password is { } password ? $"AUTH {_options.User ?? "default"} {password}\r\n" : _options.User is { } user ? $"AUTH {user} any\r\n" : "";
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_directory, SocketName)), patience.Token).ConfigureAwait(false);
            var stream = new NetworkStream(socket);
            await using var closing = stream.ConfigureAwait(false);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{login}PING\r\n"), patience.Token).ConfigureAwait(false);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(patience.Token).ConfigureAwait(false) is { } line)
            {
                // It begins to listen before it has read its files, and says so.
                if (line == "+PONG")
                {
                    return true;
                }

                if (line[0] == '-')
                {
                    return false;
                }
            }

            return false;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
