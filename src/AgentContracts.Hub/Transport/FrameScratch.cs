using System.Buffers;

namespace AgentContracts.Hub.Transport;

/// <summary>Where frames are written before it is known how long they are: one place for each thread, let go of after a frame that was much longer than most.</summary>
internal static class FrameScratch
{
    private const int Length = 1024;
    private const int Most = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _free;

    /// <summary>Takes it; who writes another frame meanwhile gets one of his own.</summary>
    public static ArrayBufferWriter<byte> Take()
    {
        var scratch = _free ?? new ArrayBufferWriter<byte>(Length);
        _free = null;
        return scratch;
    }

    /// <summary>Gives it back.</summary>
    public static void Return(ArrayBufferWriter<byte> scratch)
    {
        if (scratch.Capacity <= Most)
        {
            scratch.ResetWrittenCount();
            _free = scratch;
        }
    }
}
