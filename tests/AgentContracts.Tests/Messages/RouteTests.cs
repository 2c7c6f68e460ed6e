using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Messages.Contracts;

namespace AgentContracts.Tests.Messages;

/// <summary>Which routes a message takes.</summary>
public sealed class RouteTests
{
    [Fact]
    public void Routes_stand_in_the_order_of_their_attributes() =>
        Assert.Equal(["samples", "route_a", "route_b", "route_c", "overriding"], MessageInfo.Of<Routed>().Routes.Select(static channel => channel.Name));

    [Theory]
    [InlineData(0, false, 0b10001)]
    [InlineData(5, true, 0b11001)]
    [InlineData(6, false, 0b10111)]
    [InlineData(6, true, 0b11111)]
    public void A_conditional_route_is_taken_when_its_member_says_so(int severity, bool odd, uint routes) =>
        Assert.Equal(routes, Select(new Routed(severity, odd)));

    [Fact]
    public void An_unconditional_route_is_always_taken() => Assert.Equal(1u, Select(new Overridden(0)));

    [Fact]
    public void An_emergency_without_a_route_takes_none() => Assert.Equal(0u, Select(new SystemHealthAlert("", [], Severity.Low, [])));

    private static uint Select<T>(in T message) where T : IMessage<T> => T.SelectRoutes(message);
}
