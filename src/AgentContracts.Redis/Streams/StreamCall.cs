namespace AgentContracts.Redis.Streams;

/// <summary>Messages that are added to a stream together.</summary>
/// <param name="Sends">The messages, in order.</param>
/// <param name="Number">Which call to this stream it is, from 1, or <see cref="Last"/>.</param>
/// <param name="KnownRefusal">The newest call that was known to have found no room when this one began; 0 where there was none.</param>
internal sealed record StreamCall(WaitingSend[] Sends, long Number, long KnownRefusal)
{
    /// <summary>The number of a call behind which nothing is sent before it is answered.</summary>
    public const long Last = 0;
}

/// <summary>What became of a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Answered">How many of its messages, from the first, have their answer; for the others there was no room.</param>
/// <param name="Refusal">Why there was no room, if there was none.</param>
internal readonly record struct StreamAnswer(StreamCall Call, int Answered, StreamRefusal? Refusal)
{
    /// <summary>The messages for which there was no room.</summary>
    public ReadOnlySpan<WaitingSend> Refused => Call.Sends.AsSpan(Answered);

    /// <summary>Tells the senders of those that have their answer. They go on elsewhere.</summary>
    public void Tell()
    {
        foreach (var send in Call.Sends.AsSpan(0, Answered))
        {
            send.Tell();
        }
    }

    /// <summary>Tells the senders of those that have their answer. One that was sent alone goes on here, the last thing that the caller does.</summary>
    public void TellLast()
    {
        if (Call.Sends is [var alone] && Answered == 1)
        {
            alone.TellHere();
        }
        else
        {
            Tell();
        }
    }
}
