using Chaos.Measuring;

namespace Chaos.Tests.Measuring;

public sealed class FlowTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_ends_it(bool later)
    {
        var flow = Flow.RunAsync(1_000, _ => FailAsync(later), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => flow.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static async Task FailAsync(bool later)
    {
        if (later)
        {
            await Task.Yield();
        }

        throw new InvalidOperationException("It cannot be sent.");
    }
}
