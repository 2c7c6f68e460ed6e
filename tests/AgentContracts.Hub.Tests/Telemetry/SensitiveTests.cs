using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using AgentContracts.Conformance;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>Whatever becomes of a message, what its sensitive members hold is seen nowhere.</summary>
[Collection(nameof(TracingTests))]
public sealed class SensitiveTests
{
    private const string Hidden = "open-sesame";

    [Fact]
    public async Task No_log_span_alert_metric_or_dead_letter_shows_what_is_sensitive()
    {
        using var spans = new SpanRecorder();
        var log = new FullLog();
        var broker = new InProcessBroker(TimeProvider.System);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton(broker);
        builder.Services.AddContracts(static contracts => contracts.AddAgent<Keeper>().Configure(static hub =>
        {
            hub.PassByReference = false;
            hub.Channels["vault"] = new ChannelOptions { Retries = 0 };
        }));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var hub = host.Services.GetRequiredService<IHub<Keeper>>();
        var seen = new StringBuilder();

        // Sent and handled, refused, failed in its handler, and come broken in several ways from elsewhere.
        await hub.SendAsync(new Secret(1, Hidden, Hidden, new() { [Hidden] = Hidden }), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<MessageValidationException>(async () => await hub.SendAsync(new Secret(2, Hidden + Hidden, Hidden.ToUpperInvariant()), TestContext.Current.CancellationToken));
        seen.Append(refused).AppendJoin(' ', refused.Violations.Select(static violation => $"{violation} {violation.AttemptedValue}"));
        await hub.SendAsync(new Secret(-3, Hidden, Hidden), TestContext.Current.CancellationToken);
        string[] broken =
        [
            Members($$$""","number":4,"pin":"{{{Hidden}}}{{{Hidden}}}","word":"{{{Hidden}}}" """),
            Members($$$""","number":5,"pin":{"{{{Hidden}}}":"{{{Hidden}}}"},"word":"{{{Hidden}}}" """),
            Members($$$""","number":6,"pin":"{{{Hidden}}}","word":["{{{Hidden}}}"] """),
            Members($$$""","number":7,"pin":"{{{Hidden}}}","word":"{{{Hidden}}}","notes":{"{{{Hidden}}}":{"{{{Hidden}}}":1}} """),
            Members($$$""","number":8,"pin":"{{{Hidden}}}","word":"{{{Hidden}}}","notes":"{{{Hidden}}}" """),
            Members($$$""","number":9,"pin":"{{{Hidden}}}\ud800","word":"{{{Hidden}}}" """),
            Members($$$""","number":10,"pin":"{{{Hidden}}}" """),
            Members($$$""","number":11,"pin":"{{{Hidden}}}","word":"{{{Hidden}}}" """),
        ];
        foreach (var frame in broken)
        {
            await broker.Stream("vault").AppendAsync(
                new DeliveredFrame { Bytes = Encoding.UTF8.GetBytes(frame) },
                new StreamAdmission(int.MaxValue, Overflow.Reject, DateTimeOffset.MaxValue, TimeSpan.MaxValue),
                new TransportContext(),
                CancellationToken.None);
        }

        var monitor = host.Services.GetRequiredService<IHubMonitor>();
        await Eventually.TrueAsync(() => monitor.Snapshot().Ledger.Single(static row => row is { Channel: "vault" }) is { Handled: 1, DeadLettered: 1, InFlight: 0 } row && row.Invalid == broken.Length);
        await host.StopAsync(TestContext.Current.CancellationToken);

        var letters = await host.Services.GetRequiredService<ITransport>().ReadDeadLettersAsync("vault", CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(broken.Length + 1, letters.Count);
        seen.AppendJoin(' ', letters).AppendJoin(' ', letters.Select(static letter => letter.Detail));
        seen.AppendJoin(' ', log.Texts).Append(monitor.Snapshot());
        seen.AppendJoin(' ', spans.Spans.Select(static span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)}"));

        // Something was seen of each of them.
        Assert.All((string[])["Secret", "pin", "word", "notes", "send vault", "process vault", "DeadLettered"], text => Assert.Contains(text, seen.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Hidden, seen.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Members(string members) =>
        $$"""{"message_type":"secret","message_id":"{{MessageId.Next()}}","source_agent":"python","priority":"medium","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}.000000{{members}}}""";

    /// <summary>All that is logged, with what is logged of exceptions.</summary>
    private sealed class FullLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _texts = new();

        public IEnumerable<string> Texts => _texts;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _texts.Enqueue($"{eventId.Name} {formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
