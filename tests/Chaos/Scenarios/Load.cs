using AgentContracts;
using Chaos.Contracts;

namespace Chaos.Scenarios;

/// <summary>What the scenarios send. What becomes of each is told to the recorder by the hub; a refused one is the sender's to know and no loss.</summary>
internal static class Load
{
    /// <summary>Orders from several senders, each the next as soon as the last is confirmed.</summary>
    public static Task SendOrdersAsync(IHub<Feeder> hub, int senders, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, senders).Select(sender => SendOrdersAsync(hub, sender, senders, stop)));

    /// <summary>Entries of one sender, each the next when the end of the last is known: they have an order.</summary>
    public static async Task SendEntriesAsync(IHub<Feeder> hub, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var receipt = await hub.TrySendAsync(new Entry(number), CancellationToken.None);
            if (receipt.Routes.Any(static route => route.Status != RouteStatus.Confirmed))
            {
                await Task.Delay(1, CancellationToken.None);
            }
        }
    }

    /// <summary>One order.</summary>
    public static async Task<bool> SendOrderAsync(IHub<Feeder> hub, int number)
    {
        var receipt = await hub.TrySendAsync(new Order(number, "BTC/USD"), CancellationToken.None);
        return receipt.Routes.All(static route => route.Status == RouteStatus.Confirmed);
    }

    /// <summary>One tick.</summary>
    public static Task SendTickAsync(IHub<Feeder> hub, int number) => hub.TrySendAsync(new Tick(number), CancellationToken.None).AsTask();

    private static async Task SendOrdersAsync(IHub<Feeder> hub, int sender, int step, CancellationToken stop)
    {
        for (var number = sender; !stop.IsCancellationRequested; number += step)
        {
            if (!await SendOrderAsync(hub, number))
            {
                await Task.Delay(1, CancellationToken.None);
            }
        }
    }
}
