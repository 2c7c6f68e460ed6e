using AgentContracts.Hub.Registry;

namespace AgentContracts.Hub.Tests.Registry;

public sealed class RegistryRulesTests
{
    private const long Now = 1_000_000_000;
    private const long Minute = 60_000_000;

    private static readonly DateTimeOffset Long = UnixTime.FromMicroseconds(Now - (10 * Minute));

    [Fact]
    public void Who_enters_is_written_with_a_number_that_nobody_has_had()
    {
        var page = Page([], version: 7);

        var change = RegistryRules.Enter(page, Of("a", "a-1", "h1"), [new Lease("h1", Now + Minute)], [], Now);

        Assert.Equal((7, Now), (change.Judged, change.Next));
        Assert.Equal(Now, Assert.Single(change.Written).Fence);
        Assert.Equal([new Lease("h1", Now + Minute)], change.Granted);
        Assert.Empty(change.Removed);
        Assert.Equal(Now + 1, RegistryRules.Enter(page with { Version = Now }, Of("a", "a-1", "h1"), [], [], Now).Next);
    }

    [Fact]
    public void Who_enters_comes_in_place_of_the_one_that_has_been_silent_for_longest_and_of_no_other()
    {
        var (older, newer) = (Silent("a", "a-1", "h1", Now - Minute), Silent("a", "a-2", "h2", Now - 5));
        var page = Page([Of("a", "a-0", "h0"), newer, older, Silent("b", "b-1", "h3", 1)], leases: [("h0", Now + 1), ("h1", Now - Minute), ("h2", Now - 5), ("h3", 1)]);

        var change = RegistryRules.Enter(page, Of("a", "a-3", "h4"), [new Lease("h4", Now + 1)], [], Now);

        Assert.Equal(["a-1"], change.Removed);
        Assert.Equal(["h1"], change.Withdrawn);
        var entered = Assert.Single(change.Written);
        Assert.Equal(("a-1", older.Silence), (entered.Replaces, entered.Ended));
    }

    [Fact]
    public void A_silence_ends_only_with_the_last_that_is_in_it()
    {
        var page = Page([Silent("a", "a-1", "h1", 5), Silent("b", "b-1", "h1", 5)]);

        Assert.Null(Assert.Single(RegistryRules.Enter(page, Of("a", "a-2", "h2"), [], [], Now).Written).Ended);
    }

    [Theory]
    [InlineData(true, true, Now + 1, 0, true)]
    [InlineData(true, true, Now, Now + 1, false)]
    [InlineData(true, false, 0, Now + 1, true)]
    [InlineData(true, false, 0, Now, false)]
    [InlineData(false, true, Now + 1, 0, true)]
    [InlineData(false, true, Now, Now + 1, false)]
    [InlineData(false, false, Now + 1, Now + 1, false)]
    public void Neither_of_two_runs_beside_the_other_where_one_must_be_alone(bool entrant, bool other, long instanceLease, long hubLease, bool isHeld)
    {
        var page = Page([Of("a", "a-1", "h1") with { Exclusive = other }], leases: [("a-1", instanceLease), ("h1", hubLease)]);

        Assert.Equal(isHeld ? "a-1" : null, RegistryRules.HolderOf(page, Of("a", "a-2", "h2") with { Exclusive = entrant }, Now)?.Instance);
        Assert.Null(RegistryRules.HolderOf(page, Of("a", "a-1", "h1") with { Exclusive = entrant }, Now));
        Assert.Null(RegistryRules.HolderOf(page, Of("b", "b-1", "h2") with { Exclusive = entrant }, Now));
    }

    [Fact]
    public void The_place_of_one_that_need_not_be_alone_is_taken_only_while_its_hubs_lease_is_as_it_was_judged()
    {
        var page = Page([Of("a", "a-1", "h1")], leases: [("h1", Now - 1)]);

        Assert.Equal([new Lease("h1", Now - 1)], RegistryRules.Enter(page, Of("a", "a-2", "h2") with { Exclusive = true }, [], [], Now).Unchanged);
    }

    [Fact]
    public void An_exclusive_one_takes_the_place_and_the_lease_only_as_they_were_judged()
    {
        var page = Page([Of("a", "a-1", "h1") with { Exclusive = true }, Of("b", "b-1", "h1")], leases: [("a-1", Now - 1), ("h1", Now + Minute)]);

        var change = RegistryRules.Enter(page, Of("a", "a-2", "h2") with { Exclusive = true }, [new Lease("h2", Now + 1), new Lease("a-2", Now + 1)], [], Now);

        Assert.Equal([new Lease("a-1", Now - 1)], change.Unchanged);
        Assert.Equal(["a-1"], change.Removed);
        Assert.Equal(["a-1"], change.Withdrawn);
    }

    [Fact]
    public void One_that_must_no_longer_be_alone_comes_in_place_of_the_one_that_had_to_be()
    {
        var page = Page([Of("a", "a-1", "h1") with { Exclusive = true }, Silent("a", "a-2", "h2", 5)], leases: [("a-1", Now - 1), ("h1", Now + Minute), ("h2", 5)]);

        var change = RegistryRules.Enter(page, Of("a", "a-3", "h3"), [new Lease("h3", Now + 1)], [], Now);

        Assert.Equal([new Lease("a-1", Now - 1)], change.Unchanged);
        Assert.Equal(["a-1"], change.Removed);
        Assert.Equal(["a-1", "h1"], change.Withdrawn);
        Assert.Equal("a-1", Assert.Single(change.Written).Replaces);
    }

    [Fact]
    public void What_a_hub_does_not_run_is_removed_and_what_others_run_is_not()
    {
        var page = Page([Of("a", "a-1", "h1") with { Exclusive = true }, Of("b", "b-1", "h1"), Of("b", "b-2", "h2")]);

        var change = RegistryRules.Disown(page, "h1", static instance => instance == "b-1", Now)!;

        Assert.Equal(["a-1"], change.Removed);
        Assert.Equal(["a-1"], change.Withdrawn);
        Assert.Equal(["a-1", "h1"], RegistryRules.Disown(page, "h1", static _ => false, Now)!.Withdrawn);
        Assert.Null(RegistryRules.Disown(page, "h1", static _ => true, Now));
    }

    [Fact]
    public void Who_leaves_takes_its_lease_along_and_its_hubs_with_the_last()
    {
        var page = Page([Of("a", "a-1", "h1"), Of("b", "b-1", "h1")]);

        Assert.Equal(["a-1"], RegistryRules.Leave(page, "a-1", Now)!.Withdrawn);
        Assert.Equal(["a-1", "h1"], RegistryRules.Leave(Page([Of("a", "a-1", "h1")]), "a-1", Now)!.Withdrawn);
        Assert.Null(RegistryRules.Leave(page, "c-1", Now));
    }

    [Fact]
    public void All_agents_of_a_hub_whose_lease_has_ended_are_in_one_silence()
    {
        var page = Page([Of("b", "b-1", "h1"), Of("a", "a-1", "h1"), Of("a", "a-2", "h2")], leases: [("h1", Now), ("h2", Now + 1)]);

        var change = RegistryRules.Judge(page, "watch", Now)!;

        Assert.Equal([new Lease("h1", Now)], change.Unchanged);
        Assert.Equal(["a-1", "b-1"], change.Written.Select(static record => record.Instance).Order());
        Assert.All(change.Written, static record => Assert.Equal(("h1", Now, "a,b"), (record.Silence!.Hub, record.Silence.Since, string.Join(',', record.Silence.Agents))));
        Assert.Null(RegistryRules.Judge(page, "watch", Now - 1));
    }

    [Fact]
    public void Nobody_judges_himself()
    {
        var page = Page([Of("a", "a-1", "h1"), Of("b", "b-1", "h2")], leases: [("h1", Now - 1), ("h2", Now + Minute)]);

        Assert.Null(RegistryRules.Judge(page, "h1", Now));
        Assert.NotNull(RegistryRules.Judge(page, "h2", Now));
        Assert.Equal(Now + Minute, RegistryRules.NextJudgement(page, "h1"));
        Assert.Equal(Now - 1, RegistryRules.NextJudgement(page, "h2"));
        Assert.Equal(Lease.Never, RegistryRules.NextJudgement(Page([]), "h1"));
        Assert.Equal(Now + (60 * Minute) + 1, RegistryRules.NextJudgement(Page([Silent("a", "a-1", "h1", Now)], leases: [("h1", Now)]), "h2"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void What_came_in_place_of_one_after_it_was_last_heard_of_leaves_no_silence(int after, bool isReplaced)
    {
        var heardOf = UnixTime.FromMicroseconds(Now - Minute);
        var successor = Of("a", "a-2", "h2") with { StartedAt = heardOf + TimeSpan.FromSeconds(after) };
        var page = Page([Of("a", "a-1", "h1"), successor], leases: [("h1", Now), ("h2", Now + Minute)]);

        var change = RegistryRules.Judge(page, "watch", Now)!;

        Assert.Equal(isReplaced ? ["a-1"] : [], change.Removed);
        var written = Assert.Single(change.Written);
        Assert.Equal(isReplaced ? ("a-2", "a-1", null) : ("a-1", null, "h1"), (written.Instance, written.Replaces, written.Silence?.Hub));
    }

    [Fact]
    public void One_takes_the_place_of_one_only()
    {
        var successor = Of("a", "a-3", "h3") with { StartedAt = UnixTime.FromMicroseconds(Now - 1) };
        var page = Page([Of("a", "a-1", "h1"), Of("a", "a-2", "h2"), successor], leases: [("h1", Now), ("h2", Now), ("h3", Now + Minute)]);

        var change = RegistryRules.Judge(page, "watch", Now)!;

        Assert.Single(change.Removed);
        Assert.Single(change.Written, static record => record.Silence is not null);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Who_is_silent_for_longer_than_an_hour_is_forgotten(int minutes, bool isForgotten)
    {
        var page = Page([Silent("a", "a-1", "h1", Now - (minutes * Minute))], leases: [("h1", Now - (minutes * Minute))]);

        var change = RegistryRules.Judge(page, "watch", Now);

        Assert.Equal(isForgotten, change is not null);
        Assert.Equal(isForgotten ? ["h1"] : [], change?.Withdrawn ?? []);
    }

    [Fact]
    public void Who_is_heard_of_again_ends_its_silence_once_its_lease_is_renewed()
    {
        AgentRecord[] silent = [Silent("a", "a-1", "h1", Now - 5), Silent("b", "b-1", "h1", Now - 5)];

        Assert.Null(RegistryRules.Return(Page(silent, leases: [("h1", Now)]), "h1", Now));
        var change = RegistryRules.Return(Page(silent, leases: [("h1", Now + 1)]), "h1", Now)!;

        Assert.All(change.Written, static record => Assert.True(record.IsActive));
        Assert.Equal(silent[0].Silence, Assert.Single(change.Written, static record => record.Ended is not null).Ended);
        Assert.Null(RegistryRules.Return(Page([Of("a", "a-1", "h1")], leases: [("h1", Now + 1)]), "h1", Now));
    }

    private static AgentRecord Of(string agent, string instance, string hub) => Records.Of(agent, instance, hub) with { StartedAt = Long };

    private static AgentRecord Silent(string agent, string instance, string hub, long since) => Of(agent, instance, hub) with { Silence = new Silence(hub, since, [agent]) };

    private static RegistryPage Page(IEnumerable<AgentRecord> agents, long version = 1, params IEnumerable<(string Holder, long Until)> leases) =>
        new(version, [.. agents], RegistryPage.Empty.Leases.AddRange(leases.Select(static lease => KeyValuePair.Create(lease.Holder, lease.Until))));
}
