using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Redis.Tests;

public sealed class RedisLogTests
{
    private static (MethodInfo Method, LoggerMessageAttribute Event)[] Events { get; } =
    [
        .. typeof(RedisLog).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(static method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(static each => each.Event is not null)
            .OrderBy(static each => each.Event.EventId),
    ];

    [Fact]
    public void Every_event_has_an_id_of_its_own_that_is_none_of_the_hub_s()
    {
        Assert.NotEmpty(Events);
        Assert.Equal(Events.Length, Events.Select(static each => each.Event.EventId).Distinct().Count());
        Assert.All(Events, static each => Assert.InRange(each.Event.EventId, 101, 199));
    }

    [Fact]
    public void Every_event_has_a_row_on_the_page_of_what_a_hub_shows() => Assert.Equal(
        Events.Select(static each => $"| {each.Event.EventId} | {each.Event.Level} | `{each.Method.Name}` | {each.Event.Message} |"),
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Telemetry.README.md")).Where(static line =>
            line.Split('|') is [_, var id, _, _, _, _] && int.TryParse(id, CultureInfo.InvariantCulture, out var number) && number > 100));
}
