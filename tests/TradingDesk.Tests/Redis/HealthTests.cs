using System.Diagnostics;
using System.Text.Json.Nodes;
using AgentContracts;
using AgentContracts.Testing.RedisServers;

namespace TradingDesk.Tests.Redis;

/// <summary>The desk as five processes over one Redis: what becomes of one is known to the other four.</summary>
[Collection(nameof(RedisDeskTests))]
public sealed class HealthTests : IDisposable
{
    private static readonly TimeSpan InactiveAfter = TimeSpan.FromSeconds(8);

    private readonly TemporaryFolder _folder = new();
    private readonly List<DeskProcess> _processes = [];

    public void Dispose()
    {
        _processes.ForEach(static process => process.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task A_pause_leads_to_nothing_a_death_to_one_alert_and_a_return_to_one_recovery()
    {
        await using var redis = await RedisServer.StartAsync();
        foreach (var agent in DeskAgents.Ids)
        {
            Start(redis, agent, $"{agent}.json");
        }

        var (victim, others) = (_processes[^1], _processes[..^1]);
        await Task.WhenAll(_processes.Select(static process => process.WhenPrintedAsync(static line => line.StartsWith("All agents are there", StringComparison.Ordinal))));

        await victim.PauseAsync();
        await Task.Delay(InactiveAfter / 2, TestContext.Current.CancellationToken);
        await victim.ResumeAsync();
        await Task.Delay(InactiveAfter / 4, TestContext.Current.CancellationToken);

        var killedAt = DateTimeOffset.UtcNow;
        victim.Dispose();
        _processes.Remove(victim);
        await RegistryHoldsAsync(redis, "\"silence\"");
        Start(redis, DeskAgents.Ids[^1], "again.json");
        await RegistryHoldsAsync(redis, "\"ended\"");

        // Every hub has told it again by then, if it was to.
        await Task.Delay(InactiveAfter / 4, TestContext.Current.CancellationToken);
        await Task.WhenAll(others.Select(static process => process.TerminateAsync()));
        await Task.WhenAll(others.Select(static process => process.EndAsync()));

        foreach (var agent in DeskAgents.Ids.SkipLast(1))
        {
            var alerts = JsonNode.Parse(await File.ReadAllTextAsync(_folder.PathOf($"{agent}.json"), TestContext.Current.CancellationToken))!["health_alerts"]!.AsArray()
                .Where(static alert => (string)alert!["kind"]! is HealthStatuses.AgentInactive or HealthStatuses.AgentRecovered).ToArray();
            Assert.Equal([HealthStatuses.AgentInactive, HealthStatuses.AgentRecovered], alerts.Select(static alert => (string)alert!["kind"]!));
            Assert.All(alerts, static alert => Assert.Contains(DeskAgents.Ids[^1], (string)alert!["agent"]!, StringComparison.Ordinal));
            Assert.InRange((DateTimeOffset)alerts[0]!["at"]! - killedAt, TimeSpan.Zero, InactiveAfter + TimeSpan.FromSeconds(1));
        }
    }

    private void Start(RedisServer redis, string agent, string summary) => _processes.Add(DeskProcess.Start(
        null, "--redis", redis.Address, "--agents", agent, "--duration", "600", "--inactive-after", $"{InactiveAfter.TotalSeconds}", "--summary", _folder.PathOf(summary)));

    private static async Task RegistryHoldsAsync(RedisServer redis, string text)
    {
        var began = Stopwatch.GetTimestamp();
        while (!(await redis.CommandAsync("HVALS", "{contracts:registry}:agents")).Any(record => record.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"The registry never held {text}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
