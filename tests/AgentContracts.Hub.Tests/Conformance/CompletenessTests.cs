using AgentContracts.Conformance;

namespace AgentContracts.Hub.Tests.Conformance;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData(typeof(InProcessByReference))]
    [InlineData(typeof(InProcessAsBytes))]
    public void Every_topic_of_the_suite_is_run(Type run) => Assert.Equal(Topics.All, Topics.Of(run));
}
