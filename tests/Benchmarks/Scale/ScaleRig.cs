using System.Reflection;
using AgentContracts;
using Benchmarks.Hubs.Loads;
using Benchmarks.Hubs.Rigs;
using Benchmarks.Scale.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Scale;

/// <summary>A compiled system as a running hub.</summary>
internal sealed class ScaleRig : IRig
{
    private const int MaxFrameBytes = 1 << 20;

    private readonly IHost _host;
    private readonly Func<string, long, ValueTask> _send;
    private readonly string _text;
    private readonly long _before;

    private ScaleRig(IHost host, Func<string, long, ValueTask> send, int payload, long before) => (_host, _send, _text, _before) = (host, send, new string('x', payload), before);

    /// <summary>Bytes of the heap that the system occupied when everything had been sent.</summary>
    public long Bytes { get; private set; }

    /// <summary>The hub's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Opens a system.</summary>
    /// <param name="project">The file that it was compiled to.</param>
    /// <param name="arrivals">Hears of each message.</param>
    /// <param name="payload">How long the texts are.</param>
    /// <param name="isEncoded">Whether messages are encoded in process as well.</param>
    /// <param name="redis">The server; <see langword="null"/> for the in-process transport.</param>
    public static async Task<ScaleRig> OpenAsync(string project, Arrivals arrivals, int payload, bool isEncoded, string? redis)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var compiled = (IScaleProject)Activator.CreateInstance(Assembly.LoadFile(project).GetType(ScaleSource.ProjectType, throwOnError: true)!)!;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(arrivals);
        builder.Services.AddContracts(contracts =>
        {
            compiled.AddAgents(contracts);
            contracts.Configure(options =>
            {
                // A thousand agents that show that they live are a load of their own.
                options.HeartbeatInterval = Timeout.InfiniteTimeSpan;
                options.PassByReference = !isEncoded;
                options.MaxFrameBytes = MaxFrameBytes;
            });
            _ = redis is null ? contracts : contracts.UseRedis(redis);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new ScaleRig(host, compiled.Open(host.Services), payload, before);
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => _send(_text, number);

    /// <inheritdoc/>
    public void Post(long number) => _ = SendAsync(number);

    /// <inheritdoc/>
    public void Check(long sent) => LedgerCheck.Run(Services, "message", sent);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Bytes = GC.GetTotalMemory(forceFullCollection: true) - _before;
        await _host.StopAsync();
        _host.Dispose();
    }
}
