using AgentContracts.Hub.Monitoring;
using Benchmarks.Hubs;
using Benchmarks.Hubs.Loads;
using Benchmarks.Scale;
using Benchmarks.Scale.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Tests.Scale;

public sealed class ScaleRigTests : IDisposable
{
    private const int Payload = 64;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_take_turns_on_all_channels_and_reach_one_agent_each(bool isEncoded)
    {
        // Two routes for each of four types; each of eight agents hears one channel.
        var shape = new ScaleShape(Types: 4, Channels: 8, Agents: 8);
        var arrivals = new Arrivals();
        await using var rig = await ScaleRig.OpenAsync(Compile(shape), arrivals, Payload, isEncoded, redis: null);

        arrivals.Expect(16, timed: false);
        for (var number = 0; number < 16; number++)
        {
            await rig.SendAsync(number);
        }

        await arrivals.WhenAllAsync();
        await Balanced(rig, 16);
        var channels = rig.Services.GetRequiredService<IHubMonitor>().Snapshot().Channels.Where(static channel => channel.Name.StartsWith("scale_", StringComparison.Ordinal)).ToArray();
        Assert.Equal(8, channels.Length);
        Assert.All(channels, static channel => Assert.Equal((2, 2), (channel.Sent, channel.Received)));
        Assert.Throws<RigException>(() => rig.Check(17));
    }

    public void Dispose() => _folder.Dispose();

    // Whoever has handled the last message still writes its outcome.
    private static async Task Balanced(ScaleRig rig, long sent)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                rig.Check(sent);
                return;
            }
            catch (RigException) when (i < 100)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private string Compile(ScaleShape shape) => new ScaleCompiler(_folder.PathOf("")).Compile(shape, TestContext.Current.CancellationToken);
}
