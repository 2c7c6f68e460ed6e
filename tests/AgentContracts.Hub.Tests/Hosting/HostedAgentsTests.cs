using AgentContracts.Conformance;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Hosting;

public sealed class HostedAgentsTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public HostedAgentsTests() => _system = new TestSystem(_transport);

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_message_with_a_delivery_of_its_own_is_heard_on_a_tier_channel()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Holder>());

        var receipt = await hub.Services.GetRequiredService<IHub<Holder>>().TrySendAsync(new Feather(7), TestContext.Current.CancellationToken);

        Assert.True(receipt.Confirmed);
        await Eventually.TrueAsync(() => hub.Row<Light, Holder>().Handled == 1);
    }

    [Fact]
    public void Two_classes_of_one_agent_id_are_refused_by_name()
    {
        var services = new ServiceCollection();

        var error = Assert.Throws<InvalidOperationException>(() => services.AddContracts(static contracts => contracts.AddAgent<Holder>().AddAgent<Impostor>()));

        Assert.Contains(nameof(Holder), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Impostor), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_may_add_another_while_it_starts_and_one_that_cannot_end_leaves_nobody_behind()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Parent>());
        var host = hub.Services.GetRequiredService<IAgentHost>();
        Assert.Equal(3, host.Instances.Count);

        await hub.StopAsync(TestContext.Current.CancellationToken);

        Assert.Empty(host.Instances);
    }
}
