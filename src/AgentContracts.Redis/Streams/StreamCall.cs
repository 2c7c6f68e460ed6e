namespace AgentContracts.Redis.Streams;

/// <summary>Messages that are being added to a stream together.</summary>
/// <param name="Sends">The messages, in order.</param>
/// <param name="Adding">Completes when the server has answered, with how many have their answer and why there is no room for the others. Never fails.</param>
internal sealed record StreamCall(WaitingSend[] Sends, Task<(int Answered, StreamRefusal? Refusal)> Adding);
