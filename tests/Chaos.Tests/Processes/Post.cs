using System.Diagnostics;
using System.Runtime.CompilerServices;
using AgentContracts;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using AgentContracts.Testing.RedisServers;
using Chaos.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chaos.Tests.Processes;

/// <summary>A server, processes over it, and a lookout in this one.</summary>
internal sealed class Post : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("post-");
    private readonly List<WorkerProcess> _processes = [];
    private RedisServer _redis = null!;
    private IHost _host = null!;

    public Sightings Sightings { get; } = new();

    /// <summary>What the lookout says.</summary>
    public IHub<Lookout> Hub => _host.Services.GetRequiredService<IHub<Lookout>>();

    public static async Task<Post> OpenAsync()
    {
        var post = new Post { _redis = await RedisServer.StartAsync() };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(post.Sightings);
        builder.Services.AddContracts(contracts => contracts.AddAgent<Lookout>().UseRedis(post._redis.ConnectionString));
        post._host = builder.Build();
        await post._host.StartAsync(TestContext.Current.CancellationToken);
        return post;
    }

    /// <summary>Starts a process and waits until it works.</summary>
    public async Task<WorkerProcess> StartAsync(WorkerRole role)
    {
        var process = WorkerProcess.Start(role, _redis.ConnectionString, Path.Combine(_folder.FullName, $"{_processes.Count}.history"));
        _processes.Add(process);
        Assert.True(await process.Ready.WaitAsync(Patience, TestContext.Current.CancellationToken), $"The {role} could not begin.");
        return process;
    }

    /// <summary>The instances of an agent that run in a process, as the registry has them.</summary>
    public async Task<IReadOnlyList<string>> InstancesAsync(string agent, WorkerProcess process)
    {
        var page = await _host.Services.GetRequiredService<ITransport>().Registry.ReadAsync(TestContext.Current.CancellationToken);
        return [.. page.Agents.Where(record => record.Agent == agent && record.Process == process.Id).Select(static record => record.Instance)];
    }

    /// <summary>Waits until something has come about.</summary>
    public static async Task WhenAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"It never came true that {what}.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _processes.ForEach(static process => process.Dispose());
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
