using System.Text.Json.Nodes;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Testing.RedisServers;
using TradingDesk.Tests.Redis;

namespace TradingDesk.Tests.Otlp;

/// <summary>What a collector sees of the desk in several processes.</summary>
[Collection(nameof(RedisDeskTests))]
public sealed class OtlpTests
{
    private static readonly string[] Processes = ["market_conditions", "strategy_engine", "risk_management", "execution,intelligence"];

    [Fact]
    public async Task A_tick_begins_a_trace_that_leads_through_three_agents_in_three_processes_and_the_counters_are_those_of_the_ledger()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var collector = new Collector();
        using var folder = new TemporaryFolder();
        var feed = folder.Write("feed.csv", GeneratedFeed.Csv(600));
        using var desk = new SharedDesk(redis.Address);
        foreach (var agents in Processes)
        {
            desk.Start(agents, "--feed", feed, "--speed", "40", "--otlp", collector.Address, "--summary", folder.PathOf($"{agents}.json"));
        }

        await desk.EndAsync();

        AssertTrace(collector);
        var journals = desk.Journals.SelectMany(File.ReadLines).Select(static line => JsonNode.Parse(line)!).ToArray();
        var accounts = Processes.SelectMany(agents => JsonNode.Parse(File.ReadAllText(folder.PathOf($"{agents}.json")))!["ledger"]!.AsArray()).ToArray();
        Assert.Equal(journals.Count(static line => line["status"] is not null), SumOf(collector, TelemetryNames.Instruments.Sent));
        Assert.Equal(accounts.Sum(static account => (long)account!["received"]!), SumOf(collector, TelemetryNames.Instruments.Consumed));
        foreach (var outcome in (string[])["handled", "expired", "duplicate", "ignored"])
        {
            var settled = collector.Sums
                .Where(sum => sum.Metric == TelemetryNames.Instruments.Settled && sum.Attributes[TelemetryNames.Attributes.Outcome] == outcome)
                .Sum(static sum => sum.Value);
            Assert.Equal(accounts.Sum(account => (long)account![outcome]!), settled);
        }

        Assert.True(SumOf(collector, TelemetryNames.Instruments.Consumed) > 100, "Hardly anything was sent.");
        Assert.Equal(Processes.Length, collector.Sums.Select(static sum => sum.Process).Distinct().Count());
    }

    [Fact]
    public async Task A_collector_that_is_away_is_told_by_its_address_and_does_not_stop_the_desk()
    {
        await using var gone = new Collector();
        await gone.DisposeAsync();
        using var desk = DeskProcess.Start(null, "--duration", "2", "--speed", "max", "--otlp", gone.Address);

        var run = await desk.EndAsync();

        Assert.Equal((0, "balanced: yes"), (run.ExitCode, run.Lines[^1]));
        Assert.Contains($"The collector at {gone.Address}/ takes nothing; the desk trades on.", Assert.Single(run.Error.TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData("http://localhost:4318", "http://localhost:4318/v1/traces")]
    [InlineData("https://collector.example/otlp/", "https://collector.example/otlp/v1/traces")]
    [InlineData("http://localhost:4317", "http://localhost:4317/")]
    public void Port_4317_speaks_gRPC_and_any_other_HTTP(string address, string traces)
    {
        Assert.True(TradingDesk.Otlp.OtlpEndpoint.TryParse(address, out var endpoint));
        var options = new OpenTelemetry.Exporter.OtlpExporterOptions();
        endpoint.ApplyTo(options, "traces");

        Assert.Equal(traces, options.Endpoint.AbsoluteUri);
    }

    /// <summary>Some trace begins with a tick and has spans of three agents in three processes, each of which follows from another one of it.</summary>
    private static void AssertTrace(Collector collector)
    {
        var traces = collector.Spans.GroupBy(static span => span.Trace).Where(static trace =>
            trace.Count(static span => span.Parent.Length == 0) == 1
            && trace.Single(static span => span.Parent.Length == 0).Name == "tick"
            && trace.Where(static span => span.Parent.Length != 0).All(span => trace.Any(parent => parent.Id == span.Parent)));

        Assert.Contains(traces, static trace =>
        {
            var handled = trace.Where(static span => span.Name.StartsWith("process ", StringComparison.Ordinal)).ToArray();
            var agents = handled.Select(static span => span.Attributes[TelemetryNames.Attributes.ConsumerGroup])
                .Append(trace.Single(static span => span.Name == "tick").Attributes["trading_desk.agent"]);
            return agents.Distinct().Count() >= 3 && trace.Select(static span => span.Process).Distinct().Count() >= 3;
        });
    }

    private static long SumOf(Collector collector, string metric) => collector.Sums.Where(sum => sum.Metric == metric).Sum(static sum => sum.Value);
}
