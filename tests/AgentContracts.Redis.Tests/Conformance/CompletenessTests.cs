using AgentContracts.Conformance;

namespace AgentContracts.Redis.Tests.Conformance;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData(typeof(OverRedis))]
    [InlineData(typeof(OverResp2))]
    public void Every_topic_of_the_suite_is_run(Type run) => Assert.Equal(Topics.All, Topics.Of(run));
}
