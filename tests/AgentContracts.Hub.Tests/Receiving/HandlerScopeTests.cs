using System.Runtime.CompilerServices;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Receiving;

public sealed class HandlerScopeTests
{
    [Fact]
    public async Task What_is_handled_is_known_until_the_handler_has_returned()
    {
        var copy = new TestMailbox().Copy(1);
        var scope = HandlerScope.Begin(copy);
        await Task.Yield();
        Assert.Same(copy, HandlerScope.Current);

        scope.End();

        Assert.Null(HandlerScope.Current);
    }

    [Fact]
    public async Task What_a_handler_leaves_behind_does_not_keep_its_message()
    {
        var (bytes, context) = await Task.Run(Handle, TestContext.Current.CancellationToken);

        GC.Collect();

        Assert.False(bytes.IsAlive);
        GC.KeepAlive(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Bytes, ExecutionContext? Context) Handle()
    {
        var bytes = new byte[100];
        var copy = new ReceivedCopy(new TestMailbox().Copy(1).Intake, new DeliveredFrame { Bytes = bytes });
        var scope = HandlerScope.Begin(copy);
        var context = ExecutionContext.Capture();
        scope.End();
        return (new WeakReference(bytes), context);
    }
}
