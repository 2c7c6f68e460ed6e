using System.Diagnostics;
using System.Reflection;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AgentContracts.OpenTelemetry.Tests;

/// <summary>A program like any other, with the SDK of OpenTelemetry and exporters that keep what they are given.</summary>
public sealed class InstrumentationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_adds_the_instrumentation_sees_one_trace_and_the_figures_of_the_ledger()
    {
        var spans = new List<Activity>();
        var metrics = new List<Metric>();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<Heard>();
        builder.Services.AddContracts(static contracts => contracts.AddAgent<Asker>().AddAgent<Knower>().Configure(static hub => hub.HeartbeatInterval = Timeout.InfiniteTimeSpan));
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddContractsInstrumentation().AddInMemoryExporter(spans))
            .WithMetrics(meters => meters.AddContractsInstrumentation().AddInMemoryExporter(metrics));
        using var host = builder.Build();
        await host.StartAsync(Cancel);

        await host.Services.GetRequiredService<IHub<Asker>>().SendAsync(new Question(42), Cancel);
        Assert.Equal(42, await host.Services.GetRequiredService<Heard>().Answer.Task.WaitAsync(Cancel));
        await host.StopAsync(Cancel);
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Equal(["process answers", "process questions", "send answers", "send questions"], spans.Select(static span => span.DisplayName).Order());
        Assert.Single(spans.Select(static span => span.TraceId).Distinct());
        var snapshot = host.Services.GetRequiredService<IHubMonitor>().Snapshot();
        Assert.Equal(snapshot.MessagesSent, SumOf(metrics, TelemetryNames.Instruments.Sent));
        Assert.Equal(snapshot.MessagesReceived, SumOf(metrics, TelemetryNames.Instruments.Consumed));
        Assert.Equal((2, 2), (snapshot.MessagesSent, snapshot.MessagesReceived));
        Assert.Equal(2, CountOf(metrics, TelemetryNames.Instruments.SendDuration));
        Assert.Equal(2, CountOf(metrics, TelemetryNames.Instruments.ProcessDuration));
    }

    [Fact]
    public void Only_this_package_names_OpenTelemetry_and_it_asks_for_no_more_than_its_interface()
    {
        Assert.DoesNotContain(References(typeof(TelemetryNames).Assembly), static name => name.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        Assert.Equal(["OpenTelemetry.Api"], References(typeof(ContractsTracerProviderBuilderExtensions).Assembly).Where(static name => name.StartsWith("OpenTelemetry", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(static reference => reference.Name!);

    private static long SumOf(IEnumerable<Metric> metrics, string name)
    {
        var sum = 0L;
        foreach (ref readonly var point in metrics.Last(metric => metric.Name == name).GetMetricPoints())
        {
            sum += point.GetSumLong();
        }

        return sum;
    }

    private static long CountOf(IEnumerable<Metric> metrics, string name)
    {
        var count = 0L;
        foreach (ref readonly var point in metrics.Last(metric => metric.Name == name).GetMetricPoints())
        {
            count += point.GetHistogramCount();
        }

        return count;
    }
}
