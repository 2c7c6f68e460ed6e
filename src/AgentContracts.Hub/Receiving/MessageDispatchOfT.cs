using AgentContracts.Hub.Transport;
using AgentContracts.Validation;

namespace AgentContracts.Hub.Receiving;

/// <inheritdoc/>
internal sealed class MessageDispatch<TAgent, TMessage>(TAgent agent, HandleMessage<TAgent, TMessage> handle) : MessageDispatch(TMessage.Info)
    where TMessage : IMessage<TMessage>
{
    public override ValueTask RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        if (copy.Delivery.Frame is Frame<TMessage> frame)
        {
            return HandleAsync(frame.MessageInPlace, copy, context, cancellationToken);
        }

        return copy.Delivery.Frame is not null || context.Schemas.Knows(Message, copy.Fingerprint, copy.FieldCount) ? DecodeAsync(copy, context, cancellationToken) : LookUpAsync(copy, context, cancellationToken);
    }

    /// <summary>The sender's contract is another than this build's, and no part of it: the registry may know whether it has grown from it.</summary>
    private async ValueTask LookUpAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        await context.Schemas.LearnAsync(Message.Name, copy.Fingerprint, cancellationToken).ConfigureAwait(false);
        await DecodeAsync(copy, context, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask DecodeAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        TMessage message;
        try
        {
            message = MessageFrame.Read<TMessage>(copy.Delivery.Encoded.Span, copy.Body, context.Schemas);
        }
        catch (Exception exception)
        {
            return context.Refuse(Explain(exception));
        }

        return HandleAsync(message, copy, context, cancellationToken);
    }

    private ValueTask HandleAsync(in TMessage message, ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken) =>
        FlawOf(message) is { } flaw ? context.Refuse(flaw) : handle(agent, message, context.Begin(copy), cancellationToken);

    private static string? FlawOf(in TMessage message)
    {
        try
        {
            var violations = default(Violations);
            TMessage.Validate(message, ref violations);
            return violations.Count == 0 ? null : string.Join(" ", violations.ToList());
        }
        catch (Exception exception)
        {
            return Explain(exception);
        }
    }

    /// <summary>
    /// Why a message could not be read or judged. A constructor or a rule of the message's own that throws: no retry makes such a message valid. The type only:
    /// what an exception says of an argument may be what a sensitive member holds.
    /// </summary>
    private static string Explain(Exception exception) =>
        exception is MessageFormatException ? exception.Message : $"{exception.GetType().Name} in the message's own code.";
}
