using System.Reflection;
using AgentContracts.Hub.Telemetry;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>The page of what a hub shows has every name and every event, and no other.</summary>
public sealed class PageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Telemetry.README.md"));

    [Theory]
    [InlineData("## Metrics", typeof(TelemetryNames.Instruments))]
    [InlineData("## Attributes", typeof(TelemetryNames.Attributes))]
    public void Every_name_has_a_row(string section, Type names) => Assert.Equal(
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => $"`{field.GetValue(null)}`").Order(),
        FirstTableOf(section).Select(static row => row.Split('|')[1].Trim()).Order());

    [Fact]
    public void Every_event_of_the_hub_has_a_row_with_its_id_level_name_and_text() => Assert.Equal(
        typeof(HubLog).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(static method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(static each => each.Event is not null)
            .OrderBy(static each => each.Event!.EventId)
            .Select(static each => $"| {each.Event!.EventId} | {each.Event.Level} | `{each.Method.Name}` | {each.Event.Message} |"),
        FirstTableOf("## Log").Where(static row => int.Parse(row.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture) < 100));

    private static IEnumerable<string> FirstTableOf(string section) => Page
        .SkipWhile(line => line != section)
        .SkipWhile(static line => !line.StartsWith('|'))
        .TakeWhile(static line => line.StartsWith('|'))
        .Skip(2);
}
