namespace AgentContracts;

/// <summary>An at-least-once route refused a message, or it is unknown whether it has it.</summary>
public sealed class MessageNotSentException : Exception
{
    /// <summary>Names the message and each route that did not confirm it.</summary>
    public MessageNotSentException(string message, SendReceipt receipt)
        : base($"{message} was not sent everywhere it must go: {receipt}.")
    {
        MessageName = message;
        Receipt = receipt;
    }

    /// <summary>The message's name on the wire.</summary>
    public string MessageName { get; }

    /// <summary>What became of each route.</summary>
    public SendReceipt Receipt { get; }
}
