using System.Reflection;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Hosting;

/// <summary>What a program changes about channels and agents holds while it runs, and what cannot hold keeps it from starting.</summary>
public sealed class ChannelOptionsTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public ChannelOptionsTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_smaller_queue_refuses_sooner()
    {
        var hub = await StartAsync(static options => options.Channels["narrow"] = new ChannelOptions { MaxQueue = 1, BatchSize = 1 }, static contracts => contracts.AddAgent<Clerk>());
        _system.Script.Hold<Errand>();
        var now = (hub.Sender.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1)).ToUnixTimeMilliseconds();

        var first = await hub.Sender.TrySendAsync(new Errand(1), Cancel);
        var second = hub.Sender.TrySendAsync(new Errand(2, now), Cancel).AsTask();
        await _transport.ElapseAsync(TimeSpan.FromSeconds(1));

        Assert.True(first.Confirmed);
        Assert.Contains("limit of 1 unfinished", Assert.Single((await second).Routes).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_retries_give_up_sooner()
    {
        var hub = await StartAsync(static options => options.Channels["jobs"] = new ChannelOptions { Retries = 0 }, static contracts => contracts.AddAgent<Worker>());
        _system.Script.Fail<Job>();

        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => hub.Row<Jobs, Worker>().DeadLettered == 1);
        Assert.Equal(1, Assert.Single(await hub.DeadLettersAsync<Jobs>()).Attempts);
    }

    [Fact]
    public async Task A_smaller_age_ends_sooner_and_never_makes_one_longer()
    {
        var hub = await StartAsync(static options => options.Channels["jobs"] = new ChannelOptions { MaxAgeMs = 5_000 }, static contracts => contracts.AddAgent<Worker>());
        var gate = _system.Script.Hold<Job>(static job => job.Number == 1);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await _transport.ElapseAsync(TimeSpan.FromSeconds(6));
        gate.Open();

        await Eventually.TrueAsync(() => hub.Row<Jobs, Worker>() is { Handled: 1, Expired: 1 });
        var contract = QualityOfService.For(Tier.Fast);
        Assert.Equal(contract.MaxAge, new ChannelOptions { MaxAgeMs = 5_000 }.Over(contract).MaxAge);
    }

    [Fact]
    public async Task An_agent_handles_as_many_at_once_as_its_program_says()
    {
        var hub = await StartAsync(static options => options.Agents["worker"] = new AgentOptions { MaxConcurrency = 3 }, static contracts => contracts.AddAgent<Worker>());
        var gate = _system.Script.Hold<Job>();
        for (var number = 1; number <= 5; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 3 && hub.Row<Jobs, Worker>().Running == 3);
        Assert.Equal(2, hub.Row<Jobs, Worker>().Queued);
        gate.Open();
    }

    [Fact]
    public void Settings_are_read_from_the_configuration_in_either_case_and_beaten_by_code()
    {
        var options = Read(new()
        {
            ["Contracts:Channels:jobs:MaxQueue"] = "7",
            ["CONTRACTS:CHANNELS:TICKS:RETRIES"] = "0",
            ["Contracts:Channels:ticks:MaxAgeMs"] = "20",
            ["Contracts:Channels:plans:BatchSize"] = "5",
            ["Contracts:Agents:worker:MaxConcurrency"] = "4",
            ["Somewhere:else"] = "untouched",
        });

        Assert.Equal((1, 0, 20, 5, 4), (
            options.Channels["jobs"].MaxQueue, options.Channels["ticks"].Retries, options.Channels["ticks"].MaxAgeMs, options.Channels["PLANS"].BatchSize,
            options.Agents["worker"].MaxConcurrency));
    }

    [Theory]
    [InlineData("Channels:jobs:MaxQueue", "many", "Contracts:Channels:jobs:MaxQueue is 'many', but must be a whole number.")]
    [InlineData("Channels:jobs:Queue", "7", "Contracts:Channels:jobs:Queue is no setting: it must be one of MaxQueue, BatchSize, Retries, MaxAgeMs.")]
    [InlineData("Channels:jobs:Retrys", "7", "Contracts:Channels:jobs:Retrys is no setting: it must be one of MaxQueue, BatchSize, Retries, MaxAgeMs. Is Retries meant?")]
    [InlineData("Channels:jobs", "7", "Contracts:Channels:jobs is '7', but must hold settings: MaxQueue, BatchSize, Retries, MaxAgeMs.")]
    [InlineData("Channels", "7", "Contracts:Channels is '7', but must hold names with settings.")]
    [InlineData("Chanels:jobs:MaxQueue", "7", "Contracts:Chanels is no setting: it must be one of Channels, Agents. Is Channels meant?")]
    [InlineData("Agent:worker:MaxConcurrency", "7", "Contracts:Agent is no setting: it must be one of Channels, Agents. Is Agents meant?")]
    [InlineData("inactiveafter", "60", "Contracts:inactiveafter is no setting of a configuration: set it in code, with contracts.Configure(hub => hub.InactiveAfter = …).")]
    [InlineData("InactivAfter", "60", "Contracts:InactivAfter is no setting: it must be one of Channels, Agents. If InactiveAfter is meant, set it in code, with contracts.Configure(hub => hub.InactiveAfter = …).")]
    [InlineData("Channels:jobs:MaxQueue", "0", "Contracts:Channels:jobs:MaxQueue is 0, but must be from 1 to 1000000.")]
    [InlineData("Channels:jobs:BatchSize", "0", "Contracts:Channels:jobs:BatchSize is 0, but must be from 1 to 1000000.")]
    [InlineData("Channels:jobs:Retries", "-1", "Contracts:Channels:jobs:Retries is -1, but must be from 0 to 100.")]
    [InlineData("Channels:jobs:MaxAgeMs", "30001", "Contracts:Channels:jobs:MaxAgeMs is 30001, but must be from 1 to 30000.")]
    [InlineData("Channels:jobs:MaxQueue", "20", "Contracts:Channels:jobs (MaxQueue = 20): a batch of 50 is more than the queue of 20 holds; set MaxQueue to at least 50, or BatchSize to at most 20.")]
    [InlineData("Channels:jobs:Retries", "10", "Contracts:Channels:jobs (Retries = 10): 10 retries pause for 50 + 100 + 200 + … + 25600 = 51150 ms, more than the age of 30000 ms; set Retries to at most 9.")]
    [InlineData("Channels:jobs:Retries", "40", "Contracts:Channels:jobs (Retries = 40): 40 retries pause for 50 + 100 + 200 + … + 27487790694400 = 54975581388750 ms, more than the age of 30000 ms; set Retries to at most 9.")]
    [InlineData("Channels:jobs:MaxAgeMs", "100", "Contracts:Channels:jobs (MaxAgeMs = 100): 2 retries pause for 50 + 100 = 150 ms, more than the age of 100 ms; set Retries to at most 1, or MaxAgeMs to at least 150.")]
    [InlineData("Agents:toiler:MaxConcurrency", "1", "Contracts:Channels:toil (Contracts:Agents:toiler:MaxConcurrency = 1): a full queue takes 100 × 20 = 2000 ms, more than the age of 1000 ms; set MaxQueue to at most 50, or MaxConcurrency of toiler to at least 2.")]
    [InlineData("Channels:toil:MaxQueue", "500", "Contracts:Channels:toil (MaxQueue = 500): a full queue takes 500 × 20 ÷ 2 = 5000 ms, more than the age of 1000 ms; set MaxQueue to at most 100, or MaxConcurrency of toiler to at least 10.")]
    [InlineData("Agents:worker:MaxConcurrency", "0", "Contracts:Agents:worker:MaxConcurrency is 0, but must be from 1 to 1000.")]
    public void What_cannot_be_keeps_the_hub_from_starting_and_is_named_with_its_place_and_range(string setting, string value, string fault)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new() { [$"Contracts:{setting}"] = value }, static _ => { }));

        Assert.Equal(fault, Assert.Single(error.Failures));
    }

    [Fact]
    public void A_fault_of_a_channel_is_told_once_also_where_its_agent_is_changed_too()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            new() { ["Contracts:Channels:jobs:MaxQueue"] = "20", ["Contracts:Agents:worker:MaxConcurrency"] = "4" }, static _ => { }));

        Assert.StartsWith("Contracts:Channels:jobs (MaxQueue = 20): a batch of 50", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_are_named_where_a_channel_and_its_agent_make_a_fault_together()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            new() { ["Contracts:Channels:toil:MaxQueue"] = "200", ["Contracts:Agents:toiler:MaxConcurrency"] = "3" }, static _ => { }));

        Assert.StartsWith(
            "Contracts:Channels:toil (MaxQueue = 200, Contracts:Agents:toiler:MaxConcurrency = 3): a full queue takes 200 × 20 ÷ 3 = 1334 ms",
            Assert.Single(error.Failures),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_cures_one_of_two_faults_is_no_remedy_for_the_other()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            new()
            {
                ["Contracts:Channels:toil:MaxQueue"] = "20",
                ["Contracts:Channels:toil:BatchSize"] = "50",
                ["Contracts:Channels:toil:MaxAgeMs"] = "300",
                ["Contracts:Agents:toiler:MaxConcurrency"] = "1",
            },
            static _ => { }));

        Assert.Equal(
            [
                "a batch of 50 is more than the queue of 20 holds; set MaxQueue to at least 50, or BatchSize to at most 20.",
                "a full queue takes 20 × 20 = 400 ms, more than the age of 300 ms; set MaxAgeMs to at least 400, or MaxConcurrency of toiler to at least 2.",
            ],
            error.Failures.Select(static fault => fault[(fault.IndexOf("): ", StringComparison.Ordinal) + 3)..]));
    }

    [Fact]
    public void Each_of_two_faults_of_a_small_age_is_told_how_long_it_must_be_for_that_one()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new() { ["Contracts:Channels:toil:MaxAgeMs"] = "30" }, static _ => { }));

        Assert.Equal(
            [
                "Contracts:Channels:toil (MaxAgeMs = 30): 1 retry pauses for 50 ms, more than the age of 30 ms; set Retries to at most 0, or MaxAgeMs to at least 50.",
                "Contracts:Channels:toil (MaxAgeMs = 30): a full queue takes 100 × 20 ÷ 2 = 1000 ms, more than the age of 30 ms; set MaxAgeMs to at least 1000, or MaxConcurrency of toiler to at least 67.",
            ],
            error.Failures);
    }

    [Fact]
    public void What_code_has_set_is_named_as_code_sets_it()
    {
        Assert.Equal("HubOptions.Channels[\"jobs\"].MaxQueue is 0, but must be from 1 to 1000000.", Fault(static options => options.Channels["jobs"] = new() { MaxQueue = 0 }));
        Assert.Equal("HubOptions.Agents[\"worker\"].MaxConcurrency is 0, but must be from 1 to 1000.", Fault(static options => options.Agents["worker"] = new() { MaxConcurrency = 0 }));
        Assert.StartsWith("HubOptions.Channels[\"jobs\"] (MaxQueue = 20): ", Fault(static options => options.Channels["jobs"] = new() { MaxQueue = 20 }), StringComparison.Ordinal);
        Assert.StartsWith(
            "HubOptions.Channels[\"toil\"] (HubOptions.Agents[\"toiler\"].MaxConcurrency = 1): ", Fault(static options => options.Agents["toiler"] = new() { MaxConcurrency = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_code_changes_of_what_a_configuration_says_is_told_apart()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            new() { ["Contracts:Channels:jobs:MaxQueue"] = "30", ["Contracts:Channels:jobs:BatchSize"] = "10" }, static options => options.Channels["jobs"].BatchSize = 40));

        Assert.StartsWith(
            "Contracts:Channels:jobs (MaxQueue = 30, HubOptions.Channels[\"jobs\"].BatchSize = 40): a batch of 40", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_a_configuration_cannot_set_is_known_as_one_for_code()
    {
        var inCode = typeof(HubOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static option => option.CanWrite).Select(static option => option.Name).ToArray();

        var error = Assert.Throws<OptionsValidationException>(() => Read(inCode.ToDictionary(static name => $"Contracts:{name}", static string? (_) => "1"), static _ => { }));

        Assert.Equal(
            inCode.Order(StringComparer.Ordinal).Select(static name => $"Contracts:{name} is no setting of a configuration: set it in code, with contracts.Configure(hub => hub.{name} = …)."),
            error.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_no_agent_here_has_to_do_with_is_told()
    {
        var hub = await StartAsync(
            static options =>
            {
                options.Channels["jobz"] = new ChannelOptions { MaxQueue = 5 };
                options.Channels["jobs"] = new ChannelOptions { MaxQueue = 500 };
                options.Channels["agent_status"] = new ChannelOptions { MaxQueue = 500 };
                options.Agents["worcester"] = new AgentOptions();
            },
            static contracts => contracts.AddAgent<Worker>());

        Assert.Equal(
            [
                "HubOptions.Channels[\"jobz\"] is set, but no agent of this program has anything to do with it.",
                "HubOptions.Agents[\"worcester\"] is set, but no agent of this program has anything to do with it.",
            ],
            hub.Log.Of("StrangeSettings"));
        Assert.Empty(hub.Log.Of("ForeignSetting"));
    }

    [Fact]
    public async Task What_a_configuration_says_of_none_here_is_told_and_what_is_like_no_setting_may_be_the_programs_own()
    {
        var hub = await StartAsync(static _ => { }, static contracts =>
        {
            contracts.AddAgent<Worker>();
            contracts.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Contracts:Channels:jobz:MaxQueue"] = "5",
                ["Contracts:agents:Worcester:MaxConcurrency"] = "2",
                ["Contracts:SigningUrl"] = "https://sign.example",
                ["Contracts:Redis:Address"] = "h:1",
                ["Contracts:Redis:User"] = "desk",
            }).Build());
        });

        Assert.Equal(
            ["Contracts:Channels:jobz", "Contracts:Agents:Worcester"],
            hub.Log.Of("StrangeSettings").Select(static text => text[..text.IndexOf(" is set, but no agent", StringComparison.Ordinal)]));
        Assert.Equal(
            [
                "Contracts:Redis is set, but is no setting of a hub, which reads Channels and Agents there: it is passed over.",
                "Contracts:SigningUrl is set, but is no setting of a hub, which reads Channels and Agents there: it is passed over.",
            ],
            hub.Log.Of("ForeignSetting").Order(StringComparer.Ordinal));
    }

    private static string Fault(Action<HubOptions> configure) => Assert.Single(Assert.Throws<OptionsValidationException>(() => Read([], configure)).Failures);

    private static HubOptions Read(Dictionary<string, string?> settings, Action<HubOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<Script>();
        builder.Services.AddContracts(contracts => contracts
            .AddAgent<Worker>().AddAgent<Sender>().AddAgent<Toiler>()
            .Configure(configure ?? (static options => (options.Channels["jobs"].MaxQueue, options.Channels["jobs"].BatchSize) = (1, 1))));
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<HubOptions>>().Value;
    }

    private Task<TestHub> StartAsync(Action<HubOptions> change, Action<ContractsBuilder> configure) => _system.StartAsync(contracts =>
    {
        contracts.Configure(change);
        configure(contracts);
    });
}
