using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>Two agents never share an object that one of them could change.</summary>
public abstract class IsolationConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task Each_agent_gets_its_own_copy_of_what_can_be_changed()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>());
        Script.When<Basket>(static (cue, basket) =>
        {
            Assert.Equal(["apple"], basket.Items);
            basket.Items.Add($"changed by {cue.Performance.Actor}");
            return default;
        });
        var sent = new Basket(1, ["apple"]);

        await hub.Sender.SendAsync(sent, Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        var lists = Script.Handled.Select(static performance => ((Basket)performance.Message).Items).Append(sent.Items).ToArray();
        Assert.Equal(3, lists.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(["apple"], sent.Items);
    }

    [Fact]
    public async Task What_the_sender_changes_after_sending_is_not_seen()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        var sent = new Basket(2, ["apple"]);

        await hub.Sender.SendAsync(sent, Cancel);
        sent.Items.Add("pear");
        gate.Open();

        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        Assert.Equal(["apple"], ((Basket)Script.Handled[1].Message).Items);
    }

    [Fact]
    public async Task A_retry_does_not_see_what_the_failed_attempt_changed()
    {
        var hub = await StartAsync<Worker>();
        Script.When<Basket>(static (cue, basket) =>
        {
            basket.Items.Add("pear");
            return cue.Performance.Attempt == 1 ? throw new ScriptedException() : default;
        });

        await hub.Sender.SendAsync(new Basket(1, ["apple"]), Cancel);
        await ElapseUntilAsync(() => Script.Handled.Count == 1);

        Assert.Equal(["apple", "pear"], ((Basket)Script.Handled[0].Message).Items);
    }

    [Fact]
    public async Task What_nobody_can_change_arrives_equal()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());

        await hub.Sender.SendAsync(new Order(1, "BTC", 3), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 2);
        Assert.Equal([new Order(1, "BTC", 3), new Tick(2)], Script.Handled.OrderBy(static performance => performance.Number).Select(static performance => performance.Message));
    }
}
