using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Tests.Conformance;

namespace AgentContracts.Hub.Tests.Sending;

public sealed class RoutePlanTests
{
    private static readonly ChannelInfo Loose = new() { Name = "loose", Tier = Tier.Tactical, Overrides = new QosOverrides { Delivery = Delivery.AtMostOnce } };
    private static readonly ChannelInfo Strict = new() { Name = "strict", Tier = Tier.Tactical, Overrides = new QosOverrides { MaxQueue = 7 } };

    [Fact]
    public void What_stands_in_for_a_channel_lives_by_its_own_quality_of_service()
    {
        var fallback = FallbackOf(Tier.Tactical, new ChannelInfo { Name = "main", Fallback = static () => Strict });

        Assert.Equal(("strict", 7), (fallback!.Channel.Name, fallback.Quality.MaxQueue));
    }

    [Fact]
    public void What_is_promised_at_least_once_is_not_handed_to_what_promises_less()
    {
        Assert.Null(FallbackOf(Tier.Tactical, new ChannelInfo { Name = "main", Fallback = static () => Loose }));
        Assert.NotNull(FallbackOf(Tier.UltraHft, new ChannelInfo { Name = "main", Fallback = static () => Loose }));
        Assert.NotNull(FallbackOf(Tier.UltraHft, new ChannelInfo { Name = "main", Fallback = static () => Strict }));
    }

    [Fact]
    public void Nothing_holds_an_emergency()
    {
        var channel = new ChannelInfo { Name = "main", Fallback = static () => Strict };

        Assert.NotNull(PlanOf(Tier.Tactical, channel, isEmergency: false).Steps[0].Circuit);
        var step = PlanOf(Tier.Tactical, channel, isEmergency: true).Steps[0];
        Assert.Null(step.Circuit);
        Assert.Null(step.Fallback!.Circuit);
    }

    private static RouteStep? FallbackOf(Tier tier, ChannelInfo channel) => Assert.Single(PlanOf(tier, channel, isEmergency: false).Steps).Fallback;

    private static RoutePlan PlanOf(Tier tier, ChannelInfo channel, bool isEmergency)
    {
        var message = new MessageInfo { Name = "letter", Tier = tier, Fingerprint = 1, FieldCount = 0, Routes = [channel], IsEmergency = isEmergency };
        return new RoutePlan(message, circuits: new CircuitPanel(new InProcessTransport(new InProcessBroker(new ManualClock())), NoErrorReporter.Instance));
    }
}
