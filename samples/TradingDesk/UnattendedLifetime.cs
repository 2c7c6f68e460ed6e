using Microsoft.Extensions.Hosting;

namespace TradingDesk;

/// <summary>A host that starts and stops when it is told to: the program itself listens to signals, so that a stopped run still prints its account.</summary>
internal sealed class UnattendedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
