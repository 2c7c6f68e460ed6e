using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using AgentContracts.Tests.Messages.Contracts;

namespace AgentContracts.Tests.Messages;

/// <summary>What is known of messages and channels at compile time.</summary>
public sealed class MessageInfoTests
{
    [Fact]
    public void A_heartbeat_is_a_tactical_message_over_pub_sub_on_agent_status()
    {
        var info = MessageInfo.Of<AgentHeartbeat>();

        Assert.Equal(("agent_heartbeat", Tier.Tactical, 9, false, false), (info.Name, info.Tier, info.FieldCount, info.IsEmergency, info.IsImmutable));
        Assert.Equal(QualityOfService.For(Tier.Tactical) with { Delivery = Delivery.AtMostOnce }, info.Quality);
        Assert.Equal(["agent_status"], info.Routes.Select(static channel => channel.Name));
        Assert.Same(ChannelInfo.Of<AgentStatus>(), info.Routes[0]);
    }

    [Fact]
    public void An_error_alert_is_a_tactical_message_on_error_alerts()
    {
        var info = MessageInfo.Of<ErrorAlert>();

        Assert.Equal(("error_alert", Tier.Tactical, 4, false, true), (info.Name, info.Tier, info.FieldCount, info.IsEmergency, info.IsImmutable));
        Assert.Equal(QualityOfService.For(Tier.Tactical), info.Quality);
        Assert.Equal(["error_alerts"], info.Routes.Select(static channel => channel.Name));
    }

    [Fact]
    public void A_system_health_alert_is_an_emergency_without_a_route()
    {
        var info = MessageInfo.Of<SystemHealthAlert>();

        Assert.Equal(("system_health_alert", Tier.Fast, 4, true, false), (info.Name, info.Tier, info.FieldCount, info.IsEmergency, info.IsImmutable));
        Assert.Equal(QualityOfService.For(Tier.Fast) with { Delivery = Delivery.AtMostOnce }, info.Quality);
        Assert.Empty(info.Routes);
    }

    [Fact]
    public void The_three_system_channels_are_mixed_and_two_carry_emergencies()
    {
        ChannelInfo[] channels = [ChannelInfo.Of<AgentStatus>(), ChannelInfo.Of<ErrorAlerts>(), ChannelInfo.Of<SystemHealth>()];

        Assert.Equal([("agent_status", false), ("error_alerts", true), ("system_health", true)], channels.Select(static channel => (channel.Name, channel.IsEmergency)));
        Assert.All(channels, static channel => Assert.Null(channel.Tier));
        Assert.All(channels, static channel => Assert.Null(channel.Fallback));
        Assert.All(channels, static channel => Assert.Equal(QosOverrides.None, channel.Overrides));
    }

    [Fact]
    public void System_messages_come_back_from_a_rewritten_frame()
    {
        RoundTrip.SurvivesRewriting<AgentHeartbeat>();
        RoundTrip.SurvivesRewriting<ErrorAlert>();
        RoundTrip.SurvivesRewriting<SystemHealthAlert>();
    }

    [Fact]
    public void System_messages_are_validated()
    {
        Assert.Empty(MessageValidator.Validate(new SystemHealthAlert("agent_inactive", ["risk"], Severity.High, ["restart_if_needed"])));
        Assert.Equal(
            ["HealthStatus", "AffectedComponents[0]", "Severity", "RecoveryActions"],
            MessageValidator.Validate(new SystemHealthAlert(new('x', 101), [null!], (Severity)9, null!)).Select(static violation => violation.Member));
        Assert.Equal(
            ["AgentId", "UptimeMs", "Queued"],
            MessageValidator.Validate(new AgentHeartbeat("", "i", "t", -1, 0, -1, 0, long.MaxValue)).Select(static violation => violation.Member));
        Assert.Equal(
            ["Component", "ErrorType"],
            MessageValidator.Validate(new ErrorAlert(" ", "", "", Severity.Low)).Select(static violation => violation.Member));
    }

    [Fact]
    public void What_a_channel_sets_beats_what_the_tier_attribute_sets_which_beats_the_tiers_default()
    {
        var info = MessageInfo.Of<Overridden>();

        Assert.Equal(QualityOfService.For(Tier.Fast) with { MaxAge = TimeSpan.FromMilliseconds(700), AbandonAfter = TimeSpan.FromSeconds(7), Delivery = Delivery.AtMostOnce }, info.Quality);
        Assert.Equal(
            new QualityOfService
            {
                Tier = Tier.Fast,
                Priority = Priority.Low,
                MaxAge = TimeSpan.FromMilliseconds(300),
                MaxQueue = 3,
                OverAge = OverAge.DeliverLate,
                BatchSize = 2,
                Retries = 0,
                RetryDelay = TimeSpan.Zero,
                Delivery = Delivery.AtLeastOnce,
                Wire = Wire.Json,
                Overflow = Overflow.DropOldest,
                AbandonAfter = TimeSpan.FromMilliseconds(5_000_000_000),
            },
            info.QualityOn(ChannelInfo.Of<Overriding>()));
        Assert.Equal(info.Quality, info.QualityOn(ChannelInfo.Of<Samples>()));
    }

    [Fact]
    public void A_channel_keeps_its_tier_and_its_fallback()
    {
        var channel = ChannelInfo.Of<Overriding>();

        Assert.Equal((Tier.Fast, "overriding"), (channel.Tier, channel.ToString()));
        Assert.Same(ChannelInfo.Of<Samples>(), channel.Fallback?.Invoke());
    }

    [Fact]
    public void The_number_of_fields_is_the_number_of_members_that_travel()
    {
        Assert.Equal(WireNames.Of(typeof(Numbers)).Count, MessageInfo.Of<Numbers>().FieldCount);
        Assert.Equal(WireNames.Of(typeof(Optionals)).Count, MessageInfo.Of<Optionals>().FieldCount);
        Assert.Equal(WireNames.Of(typeof(Defaults)).Count, MessageInfo.Of<Defaults>().FieldCount);
    }

    [Fact]
    public void Fingerprints_tell_messages_of_different_shape_apart()
    {
        ulong[] fingerprints =
        [
            MessageInfo.Of<Numbers>().Fingerprint, MessageInfo.Of<Values>().Fingerprint, MessageInfo.Of<Optionals>().Fingerprint, MessageInfo.Of<Collections>().Fingerprint,
            MessageInfo.Of<Forest>().Fingerprint, MessageInfo.Of<Nested>().Fingerprint, MessageInfo.Of<Frozen>().Fingerprint, MessageInfo.Of<FrozenToo>().Fingerprint,
        ];

        Assert.DoesNotContain(0UL, fingerprints);
        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public void A_message_is_immutable_when_nothing_in_it_can_be_changed()
    {
        Assert.True(MessageInfo.Of<Numbers>().IsImmutable);
        Assert.True(MessageInfo.Of<Values>().IsImmutable);
        Assert.True(MessageInfo.Of<Frozen>().IsImmutable);
        Assert.True(MessageInfo.Of<SettableStruct>().IsImmutable);
        Assert.False(MessageInfo.Of<Collections>().IsImmutable);
        Assert.False(MessageInfo.Of<Forest>().IsImmutable);
        Assert.False(MessageInfo.Of<Optionals>().IsImmutable);
        Assert.False(MessageInfo.Of<SettableClass>().IsImmutable);
        Assert.False(MessageInfo.Of<HoldsSettable>().IsImmutable);
        Assert.False(MessageInfo.Of<StructHoldsSettable>().IsImmutable);
    }
}
