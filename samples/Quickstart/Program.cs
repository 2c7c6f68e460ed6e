using System.ComponentModel.DataAnnotations;
using AgentContracts;
using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddContracts(contracts => contracts.AddAgent<Thermometer>().AddAgent<Heating>());
using var host = builder.Build();

await host.StartAsync();
await host.Services.GetRequiredService<IHubActivity>().WhenQuietAsync();
await host.StopAsync();

foreach (var message in host.Services.GetRequiredService<IHubMonitor>().Snapshot().Messages)
{
    Console.WriteLine($"{message.Name}: sent {message.Sent}, handled {message.Handled}");
}

[Channel("room_climate", Tier.Fast)]
public partial class RoomClimate;

[Tier(Tier.Fast), RoutesTo<RoomClimate>]
public sealed partial record TemperatureMeasured([Required, StringLength(50)] string Room, [Range(-50.0, 60.0)] double Celsius);

[Agent("thermometer"), Publishes<TemperatureMeasured>]
public sealed partial class Thermometer(IHub<Thermometer> hub) : IAgentLifetime
{
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        await hub.SendAsync(new TemperatureMeasured("kitchen", 21.5), cancellationToken);
        await hub.SendAsync(new TemperatureMeasured("cellar", 12), cancellationToken);
        var broken = 451.0;
        try
        {
            await hub.SendAsync(new TemperatureMeasured("attic", broken), cancellationToken);
        }
        catch (MessageValidationException refusal)
        {
            Console.WriteLine($"not sent: {refusal.Message}");
        }
    }

    public ValueTask StopAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

[Agent("heating"), Subscribes<RoomClimate>]
public sealed partial class Heating
{
    public ValueTask HandleAsync(TemperatureMeasured measured, MessageContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{measured.Room} has {measured.Celsius} °C, says {context.SourceAgent}: heating {(measured.Celsius < 18 ? "on" : "off")}");
        return ValueTask.CompletedTask;
    }
}
