using System.Reflection;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Tests;

public sealed class HubLogTests
{
    private static LoggerMessageAttribute[] Events { get; } =
    [
        .. typeof(HubLog).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>(),
    ];

    [Fact]
    public void Every_event_has_an_id_of_its_own()
    {
        Assert.NotEmpty(Events);
        Assert.Equal(Events.Length, Events.Select(static each => each.EventId).Distinct().Count());
    }

    [Fact]
    public void No_event_shows_a_payload() =>
        Assert.All(Events, static each => Assert.DoesNotMatch("(?i)payload|bytes|body|\\{message\\}", each.Message));
}
