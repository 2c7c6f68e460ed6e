using AgentContracts.Hub.Transport;
using AgentContracts.Validation;

namespace AgentContracts.Hub.Receiving;

/// <inheritdoc/>
internal sealed class MessageDispatch<TAgent, TMessage>(TAgent agent, HandleMessage<TAgent, TMessage> handle) : MessageDispatch(TMessage.Info)
    where TMessage : IMessage<TMessage>
{
    public override ValueTask<string?> RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken)
    {
        TMessage message;
        try
        {
            message = copy.Delivery.Frame is Frame<TMessage> frame ? frame.Message : MessageFrame.Read<TMessage>(copy.Delivery.Encoded.Span, copy.Body);
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
            // A constructor or a rule of the message's own that throws: no retry makes such a message valid.
            return new($"{exception.GetType().Name}: {exception.Message}");
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
