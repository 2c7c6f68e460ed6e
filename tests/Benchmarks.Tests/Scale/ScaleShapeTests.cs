using Benchmarks.Scale;
using Benchmarks.Scale.Projects;

namespace Benchmarks.Tests.Scale;

public sealed class ScaleShapeTests
{
    private static readonly ScaleShape[] Shapes = [.. ScaleSeries.Full.Concat(ScaleSeries.Quick).Select(static point => point.Shape).Distinct()];

    [Fact]
    public void Every_channel_is_on_a_route_and_every_agent_hears_one() => Assert.All(Shapes, static shape =>
    {
        Assert.Equal(Enumerable.Range(0, shape.Channels), Routes(shape).Select(static route => route.Channel).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, shape.Agents), Enumerable.Range(0, shape.Channels).Select(shape.AgentOf).Distinct().Order());
    });

    [Fact]
    public void No_agent_hears_two_channels_of_one_type() => Assert.All(Shapes, static shape =>
    {
        var heard = Routes(shape).Select(route => (route.Type, Agent: shape.AgentOf(route.Channel))).ToArray();

        Assert.Equal(heard.Length, heard.Distinct().Count());
        Assert.InRange(shape.Routes, 1, 32);
    });

    [Fact]
    public void An_agent_handles_the_types_that_its_channels_carry()
    {
        var shape = new ScaleShape(Types: 4, Channels: 8, Agents: 2);

        Assert.Equal([0, 3, 4, 7], shape.ChannelsOf(0));
        Assert.Equal([0, 1, 2, 3], shape.TypesOf(0));
        Assert.Equal([1], new ScaleShape(4, 4, 4).TypesOf(1));
        Assert.Equal([1, 3], new ScaleShape(4, 2, 2).TypesOf(1));
    }

    private static IEnumerable<(int Type, int Channel)> Routes(ScaleShape shape) =>
        from type in Enumerable.Range(0, shape.Types) from route in Enumerable.Range(0, shape.Routes) select (type, shape.ChannelOf(type, route));
}
