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
}
