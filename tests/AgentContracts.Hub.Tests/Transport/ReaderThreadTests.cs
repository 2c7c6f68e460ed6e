using AgentContracts.Conformance;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>A reader leaves its thread to the agent that it has woken, and loses nobody.</summary>
public sealed class ReaderThreadTests
{
    [Fact]
    public async Task A_reader_that_wakes_nobody_keeps_its_thread()
    {
        var handed = 0;

        var leaving = ReaderThread.HandOver(7, number => handed = number);

        Assert.True(leaving.IsCompleted);
        await leaving;
        Assert.Equal(7, handed);
    }

    [Fact]
    public async Task Who_is_woken_runs_where_it_was_read_and_holds_up_no_reading()
    {
        using var wentOn = new ManualResetEventSlim();
        var reader = 0;
        var agent = new Agent(() => Assert.True(wentOn.Wait(TimeSpan.FromSeconds(20))));

        await Task.Run(
            async () =>
            {
                reader = Environment.CurrentManagedThreadId;
                await ReaderThread.HandOver(agent, ReaderThread.Wake);
                Assert.False(agent.HasEnded);
                wentOn.Set();
            },
            TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(() => agent.HasEnded);
        Assert.Equal(reader, agent.Thread);
    }

    [Fact]
    public async Task Others_who_are_woken_run_elsewhere()
    {
        using var isThere = new CountdownEvent(2);
        Agent first = new(WaitForOther), second = new(WaitForOther);

        await ReaderThread.HandOver((first, second), static agents =>
        {
            ReaderThread.Wake(agents.first);
            ReaderThread.Wake(agents.second);
        });

        await Eventually.TrueAsync(() => first.HasEnded && second.HasEnded);
        Assert.NotEqual(first.Thread, second.Thread);

        void WaitForOther()
        {
            isThere.Signal();
            Assert.True(isThere.Wait(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public async Task Who_was_woken_runs_though_the_handing_over_failed()
    {
        var agent = new Agent(static () => { });

        Assert.Throws<ScriptedException>(() => ReaderThread.HandOver(agent, static agent =>
        {
            ReaderThread.Wake(agent);
            throw new ScriptedException();
        }));

        await Eventually.TrueAsync(() => agent.HasEnded);
    }

    [Fact]
    public async Task Who_is_woken_by_anything_else_runs_elsewhere()
    {
        using var isDone = new ManualResetEventSlim();
        var agent = new Agent(isDone.Set);

        await Task.Run(
            () =>
            {
                // What one handing over leaves behind on its thread would show here.
                Assert.True(ReaderThread.HandOver(0, static _ => { }).IsCompleted);
                ReaderThread.Wake(agent);
                Assert.True(isDone.Wait(TimeSpan.FromSeconds(20)));
                Assert.NotEqual(Environment.CurrentManagedThreadId, agent.Thread);
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task However_many_are_woken_and_block_the_reading_goes_on_before_them()
    {
        using var goesOn = new ManualResetEventSlim();
        var agents = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => new Agent(() => Assert.True(goesOn.Wait(TimeSpan.FromSeconds(20))))).ToArray();

        await Task.Run(
            async () =>
            {
                await ReaderThread.HandOver(agents, static agents => Array.ForEach(agents, ReaderThread.Wake));
                Assert.DoesNotContain(agents, static agent => agent.HasEnded);
                goesOn.Set();
            },
            TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(() => agents.All(static agent => agent.HasEnded));
    }

    private sealed class Agent(Action work) : IThreadPoolWorkItem
    {
        private volatile bool _hasEnded;

        public int Thread { get; private set; }

        public bool HasEnded => _hasEnded;

        public void Execute()
        {
            Thread = Environment.CurrentManagedThreadId;
            work();
            _hasEnded = true;
        }
    }
}
