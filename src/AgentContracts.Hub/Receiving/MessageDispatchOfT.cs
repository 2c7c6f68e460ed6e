using AgentContracts.Hub.Transport;
using AgentContracts.Validation;

namespace AgentContracts.Hub.Receiving;

/// <inheritdoc/>
internal sealed class MessageDispatch<TAgent, TMessage>(TAgent agent, HandleMessage<TAgent, TMessage> handle) : MessageDispatch(TMessage.Info)
    where TMessage : IMessage<TMessage>
{
    public override ValueTask<string?> RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken) =>
        copy.Delivery.Frame is not null || context.Schemas.Knows(Message, copy.Header) ? HandleAsync(copy, context, cancellationToken) : LookUpAsync(copy, context, cancellationToken);

    /// <summary>The sender's contract is another than this build's, and no part of it: the registry may know whether it has grown from it.</summary>
    private async ValueTask<string?> LookUpAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        await context.Schemas.LearnAsync(Message.Name, copy.Header.Fingerprint, cancellationToken).ConfigureAwait(false);
        return await HandleAsync(copy, context, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<string?> HandleAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        TMessage message;
        try
        {
            message = copy.Delivery.Frame is Frame<TMessage> frame ? frame.Message : MessageFrame.Read<TMessage>(copy.Delivery.Encoded.Span, copy.Body, context.Schemas);
            var violations = default(Violations);
            TMessage.Validate(message, ref violations);
            if (violations.Count != 0)
            {
                return new(string.Join(" ", violations.ToList()));
            }
        }
        catch (MessageFormatException exception)
        {
            return new(exception.Message);
        }
        catch (Exception exception)
        {
            // A constructor or a rule of the message's own that throws: no retry makes such a message valid. The type only: what an exception says of an argument
            // may be what a sensitive member holds.
            return new($"{exception.GetType().Name} in the message's own code.");
        }

        var handling = handle(agent, message, context.Begin(copy), cancellationToken);
        return handling.IsCompletedSuccessfully ? default : FinishAsync(handling);
    }

    private static async ValueTask<string?> FinishAsync(ValueTask handling)
    {
        await handling.ConfigureAwait(false);
        return null;
    }
}
