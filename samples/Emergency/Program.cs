using System.ComponentModel.DataAnnotations;
using AgentContracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddContracts(contracts => contracts.AddAgent<OrderGate>().AddAgent<Supervisor>());
using var host = builder.Build();
await host.StartAsync();
var hub = host.Services.GetRequiredService<IHub<Supervisor>>();

var roll = await hub.BroadcastEmergencyAsync(new TradingHalted("exchange down"));
Console.WriteLine(roll);                          // 1 of 1 acknowledged 0af5c8a136fcb1d60000000000000018
foreach (var entry in roll.Entries)
{
    Console.WriteLine($"{entry.Agent} ({entry.Instance}): {entry.Answer} {entry.After}");
}

return roll.Complete ? 0 : 1;                     // not complete where one is silent or known to be inactive

[Channel("halts"), Emergency]
public partial class Halts;                       // whoever subscribes to it hears every emergency

[Tier(Tier.Fast), Emergency]
public sealed partial record TradingHalted([Required, StringLength(200)] string Reason);

[Agent("order_gate"), Subscribes<Halts>, Ignores<SystemHealthAlert>("others look after the system")]
public sealed partial class OrderGate
{
    public ValueTask HandleAsync(TradingHalted halt, MessageContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine($"no more orders: {halt.Reason}");
        return ValueTask.CompletedTask;           // returning is acknowledging
    }
}

[Agent("supervisor"), Publishes<TradingHalted>]
public sealed partial class Supervisor;
