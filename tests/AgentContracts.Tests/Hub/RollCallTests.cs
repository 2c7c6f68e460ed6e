namespace AgentContracts.Tests.Hub;

public sealed class RollCallTests
{
    private static readonly MessageId Id = new(7, 1);

    [Fact]
    public void Its_text_counts_who_acknowledged_and_names_who_did_not()
    {
        var roll = new RollCall(Id,
        [
            new("execution", "execution-1", RollCallAnswer.Acknowledged, TimeSpan.FromMilliseconds(3)),
            new("execution", "execution-2", RollCallAnswer.Silent),
            new("intelligence", "intelligence-1", RollCallAnswer.Inactive),
            new("risk", "risk-1", RollCallAnswer.Silent),
        ]);

        Assert.Equal($"1 of 4 acknowledged {Id}; silent: execution-2, risk-1; inactive: intelligence-1", roll.ToString());
    }

    [Fact]
    public void Its_text_names_nobody_where_all_acknowledged() =>
        Assert.Equal($"1 of 1 acknowledged {Id}", new RollCall(Id, [new("execution", "execution-1", RollCallAnswer.Acknowledged)]).ToString());
}
