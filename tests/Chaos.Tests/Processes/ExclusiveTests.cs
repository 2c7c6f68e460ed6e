using AgentContracts;
using Chaos.Contracts;
using Chaos.Workers;

namespace Chaos.Tests.Processes;

/// <summary>An agent that must be alone is, also where the process that it runs in is stopped and goes on later.</summary>
[Collection(nameof(Alone))]
public sealed class ExclusiveTests
{
    [Fact]
    public async Task One_that_is_stopped_past_its_lease_is_replaced_and_neither_acts_nor_stays_when_it_goes_on()
    {
        await using var post = await Post.OpenAsync();
        var first = await post.StartAsync(WorkerRole.Sole);
        var paused = Assert.Single(await post.InstancesAsync("sole", first));
        await Post.WhenAsync(() => post.Sightings.Ticks.Contains(first.Id));

        await first.PauseAsync();
        var second = await post.StartAsync(WorkerRole.Sole);
        await Post.WhenAsync(() => post.Sightings.Ticks.Contains(second.Id));
        Assert.Empty(post.Sightings.Alerts);
        await first.ResumeAsync();
        await Post.WhenAsync(() => !post.Sightings.Alerts.IsEmpty);

        // Its hub lives and has learnt who has its place; time enough to act, if it did.
        var seen = post.Sightings.Ticks.Count;
        await Post.WhenAsync(() => post.Sightings.Ticks.Count > seen + 100);
        var alert = Assert.Single(post.Sightings.Alerts);
        var holder = Assert.Single(await post.InstancesAsync("sole", second));
        Assert.Equal((HealthStatuses.AgentDisplaced, $"sole,{paused},{holder}"), (alert.HealthStatus, string.Join(',', alert.AffectedComponents)));
        Assert.Empty(await post.InstancesAsync("sole", first));
        Assert.DoesNotContain(first.Id, post.Sightings.Ticks.SkipWhile(process => process != second.Id));
    }
}
