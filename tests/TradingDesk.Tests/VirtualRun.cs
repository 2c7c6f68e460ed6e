using System.Text.Json.Nodes;

namespace TradingDesk.Tests;

/// <summary>A thousand trades in virtual time, played once for all tests that look at them.</summary>
public sealed class VirtualRun : IAsyncLifetime
{
    internal DeskRun Run { get; private set; } = null!;

    internal JsonObject Summary { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (Run, Summary) = await DeskRun.PlayAsync(1_000);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
