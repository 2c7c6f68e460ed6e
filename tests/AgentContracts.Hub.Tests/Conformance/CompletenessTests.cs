using AgentContracts.Conformance;

namespace AgentContracts.Hub.Tests.Conformance;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData(typeof(InProcessByReference))]
    [InlineData(typeof(InProcessAsBytes))]
    public void Every_topic_of_the_suite_is_run(Type run)
    {
        var topics = typeof(ConformanceTest).Assembly.GetTypes().Where(static type => type.IsAbstract && type.BaseType == typeof(ConformanceTest));

        Assert.Equal(
            topics.Select(static type => type.Name).Order(),
            run.GetNestedTypes().Select(static type => type.BaseType!.Name).Order());
    }
}
