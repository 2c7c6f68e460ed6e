using System.Text.RegularExpressions;
using AgentContracts.Testing.RedisServers;

namespace TradingDesk.Tests.Redis;

[Collection(nameof(RedisDeskTests))]
public sealed class OutageTests
{
    [Fact]
    public async Task The_desk_outlives_a_restart_of_Redis_and_no_confirmed_message_is_missing()
    {
        await using var redis = await RedisServer.StartAsync();
        using var desk = new SharedDesk(redis.Address);

        // Long enough to trade on after the longest pause of a retry, for which the market waits: 10 s of the slowest tier.
        desk.Start("market_conditions,strategy_engine", "--duration", "90", "--speed", "3");
        desk.Start("risk_management,execution,intelligence", "--duration", "90", "--speed", "3");
        var process = desk.Processes[0];
        await process.WhenPrintedAsync(Traded, count: 2);

        await redis.StopAsync();
        await process.WhenPrintedAsync(Refused);
        await process.WhenPrintedAsync(static line => IsSecond(line) && !Traded(line), count: 2);
        var before = process.CountOf(Traded);
        await redis.StartAgainAsync();
        await process.WhenPrintedAsync(Traded, before + 2);

        var proof = await desk.EndAsync();
        Assert.Contains((await process.EndAsync()).Lines, static line => Regex.IsMatch(line, @"^not sent: hft_signals [1-9]\d* \(.+\)$"));
        Assert.True(proof.StreamSends("rejected") + proof.StreamSends("unknown") > 0, "Nothing was sent during the outage.");
        proof.AssertNoneIsMissing();
        proof.AssertEveryMessageIsHandled();
        proof.AssertNoStaleSignalIsHandled();
    }

    private static bool IsSecond(string line) => line.Length >= 6 && line[..4].AsSpan().Trim().ContainsAnyInRange('0', '9') && line[4..6] == " s";

    private static bool Traded(string line) => IsSecond(line) && Regex.IsMatch(line, "hft_signals [1-9]");

    private static bool Refused(string line) => IsSecond(line) && Regex.IsMatch(line, @"hft_signals 0/\S* \S* not sent [1-9]");
}
