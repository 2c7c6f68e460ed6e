using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What generated code says of a channel, and the interface of those who handle everything on it.</summary>
public sealed class ChannelTests
{
    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe($"{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Fact]
    public void A_channel_knows_its_name_tier_and_quality() =>
        Assert.Equal("c Tactical False 2000 DropOldest 7 DeliverLate", Probe(
            "[Channel(\"c\", Tier.Tactical, MaxQueue = 2000, Overflow = Overflow.DropOldest, AbandonAfterMs = 7, OverAge = OverAge.DeliverLate)] public partial class C;",
            "ChannelInfo.Of<C>() is var i ? $\"{i.Name} {i.Tier} {i.IsEmergency} {i.Overrides.MaxQueue} {i.Overrides.Overflow} {i.Overrides.AbandonAfterMs} {i.Overrides.OverAge}\" : null"));

    [Fact]
    public void A_channel_without_a_tier_is_mixed() =>
        Assert.Equal(" True True", Probe(
            "[Channel(\"c\"), Emergency] public partial class C;",
            "ChannelInfo.Of<C>() is var i ? $\"{i.Tier} {i.IsEmergency} {i.Overrides == QosOverrides.None}\" : null"));

    [Fact]
    public void Two_channels_may_stand_in_for_each_other() =>
        Assert.Equal("b a", Probe(
            "[Channel(\"a\"), FallsBackTo<B>] public partial class A; [Channel(\"b\"), FallsBackTo<A>] public partial class B;",
            "$\"{ChannelInfo.Of<A>().Fallback!()} {ChannelInfo.Of<B>().Fallback!()}\""));

    [Fact]
    public void The_handler_interface_lists_what_the_channel_carries() =>
        Assert.Equal("M N Warning", Probe(
            """
            [Channel("a"), Emergency] public partial class A;
            [Channel("b")] public partial class B;
            [Tier(Tier.Fast), RoutesTo<A>] public partial record M(int X);
            [Tier(Tier.Fast), RoutesTo<B, A>] public partial record N(int X);
            [Tier(Tier.Fast), RoutesTo<B>] public partial record O(int X);
            [Tier(Tier.Fast), Emergency] public partial record Warning(int X);
            """,
            "string.Join(' ', typeof(A.IHandler).GetInterfaces().Select(i => i.GetGenericArguments()[0].Name).Order())"));

    [Theory]
    [InlineData("public", "public", true)]
    [InlineData("public", "internal", false)]
    [InlineData("internal", "public", false)]
    public void The_handler_interface_is_as_accessible_as_the_least_accessible(string channel, string message, bool expected) =>
        Assert.Equal(expected, Probe(
            $"[Channel(\"a\")] {channel} partial class A; [Tier(Tier.Fast), RoutesTo<A>] {message} partial record M(int X); [Tier(Tier.Fast), RoutesTo<A>] public partial record N(int X);",
            "typeof(A.IHandler).IsNestedPublic"));

    [Fact]
    public void A_channel_without_messages_has_an_empty_handler_interface() =>
        Assert.Equal(0, Probe("[Channel(\"a\")] public partial class A;", "typeof(A.IHandler).GetInterfaces().Length"));

    [Theory]
    [InlineData("public interface IHandler;")]
    [InlineData("public int IHandler => 1;")]
    public void A_member_of_the_user_with_the_interfaces_name_stays(string member) =>
        GeneratorRun.Of($"[Channel(\"a\")] public partial class A {{ {member} }}");

    [Fact]
    public void A_channel_that_derives_from_one_hides_its_handler_interface_without_a_warning() =>
        GeneratorRun.Of("[Channel(\"a\")] public partial class A; [Channel(\"b\")] public partial class B : A; public class Own { public interface IHandler; } [Channel(\"c\")] public partial class C : Own;");
}
