using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Hosting;

public sealed class HubOptionsTests
{
    [Fact]
    public void The_defaults_are_as_documented()
    {
        var options = new HubOptions();

        Assert.Equal(TimeSpan.FromSeconds(5), options.HeartbeatInterval);
        Assert.Equal(TimeSpan.FromSeconds(2), options.RollCallTimeout);
        Assert.Same(TimeProvider.System, options.Clock);
        Assert.True(options.PassByReference);
        Assert.Equal(65_536, options.MaxFrameBytes);
        Assert.Equal(TimeSpan.FromSeconds(10), options.AlertInterval);
        Assert.Equal(0.05, options.DropRateThreshold);
        Assert.Equal(TimeSpan.FromSeconds(10), options.DropRateWindow);
    }

    [Fact]
    public async Task A_hub_that_does_not_start_says_everything_that_is_out_of_range()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddContracts(static contracts => contracts.Configure(static options =>
        {
            options.AlertInterval = TimeSpan.FromSeconds(-1);
            options.DropRateThreshold = 1.5;
            options.DropRateWindow = TimeSpan.Zero;
            options.ExclusiveLease = TimeSpan.Zero;
            options.RollCallTimeout = TimeSpan.FromSeconds(-3);
            options.EmergencyRepeatInterval = Timeout.InfiniteTimeSpan;
        }));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "HubOptions.AlertInterval is -00:00:01, but must be from 00:00:00 to 1.00:00:00.",
                "HubOptions.DropRateWindow is 00:00:00, but must be from 00:00:00.1000000 to 01:00:00.",
                "HubOptions.ExclusiveLease is 00:00:00, but must be from 00:00:00.1000000 to 01:00:00.",
                "HubOptions.RollCallTimeout is -00:00:03, but must be from 00:00:00.0100000 to 01:00:00.",
                "HubOptions.EmergencyRepeatInterval is -00:00:00.0010000, but must be from 00:00:00.0100000 to 00:01:00.",
                "HubOptions.DropRateThreshold is 1.5, but must be above 0 to 1.",
            ],
            error.Failures);
    }

    [Theory]
    [InlineData(1_023)]
    [InlineData(16_777_217)]
    public async Task A_hub_does_not_start_with_a_frame_limit_that_is_out_of_range(int limit)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddContracts(contracts => contracts.Configure(options => options.MaxFrameBytes = limit));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal($"HubOptions.MaxFrameBytes is {limit}, but must be from 1024 to 16777216.", Assert.Single(error.Failures));
    }

    [Fact]
    public async Task Without_another_transport_messages_travel_in_process_on_the_clock_of_the_options()
    {
        var clock = new ManualClock();
        await using var services = Services(contracts => contracts.AddAgent<Sender>().Configure(options => options.Clock = clock));

        Assert.IsType<InProcessTransport>(services.GetRequiredService<ITransport>());
        Assert.Same(clock, services.GetRequiredService<IHub<Sender>>().Clock);
    }

    [Fact]
    public async Task Another_transport_takes_its_place()
    {
        var transport = new FailingTransport(TimeProvider.System, PublishResult.Confirmed);
        await using var services = Services(contracts => contracts.UseTransport(_ => transport));

        Assert.Same(transport, Assert.Single(services.GetServices<ITransport>()));
    }

    [Fact]
    public async Task Adding_the_same_twice_changes_nothing()
    {
        var script = new ServiceCollection().AddSingleton<Script>();
        script.AddContracts(static contracts => contracts.AddAgent<Sender>().AddAgent<Worker>().AddAgent<Worker>());
        script.AddContracts(static contracts => contracts.AddAgent<Worker>().Configure(static options => options.RollCallTimeout = TimeSpan.FromSeconds(1)));
        await using var services = script.BuildServiceProvider();

        Assert.Single(services.GetServices<IHostedService>());
        Assert.Single(services.GetServices<IHub<Worker>>());
        Assert.Equal(TimeSpan.FromSeconds(1), services.GetRequiredService<IOptions<HubOptions>>().Value.RollCallTimeout);
        var host = services.GetRequiredService<AgentHost>();
        await host.ConnectAsync(CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        Assert.Equal(2, host.Instances.Count);
    }

    [Fact]
    public async Task The_time_that_a_roll_call_waits_may_be_chosen()
    {
        await using var transport = new InProcessUnderTest(passByReference: true);
        await using var system = new TestSystem(transport);
        var hub = await system.StartAsync(
            static contracts => contracts.AddAgent<Guard>().Configure(static options => options.RollCallTimeout = TimeSpan.FromMilliseconds(30)));
        system.Script.Hold<AgentContracts.Conformance.Messages.Alarm>();

        var broadcast = hub.Sender.BroadcastEmergencyAsync(new AgentContracts.Conformance.Messages.Alarm(1), TestContext.Current.CancellationToken).AsTask();
        await transport.ElapseAsync(TimeSpan.FromMilliseconds(30));

        Assert.False((await broadcast).Complete);
    }

    private static ServiceProvider Services(Action<ContractsBuilder> configure) => new ServiceCollection().AddContracts(configure).BuildServiceProvider();
}
