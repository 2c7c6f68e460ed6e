using AgentContracts.Conformance;

namespace AgentContracts.Redis.Tests.Conformance;

public sealed class CompletenessTests
{
    [Fact]
    public void Every_topic_of_the_suite_is_run() => Assert.Equal(Topics.All, Topics.Of(typeof(OverRedis)));
}
