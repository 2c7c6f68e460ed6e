namespace AgentContracts;

/// <summary>The hub as one agent sees it: it stamps the agent as the source of what is sent.</summary>
/// <remarks>
/// What a send returns is awaited once: what stands behind it serves later sends. Awaiting it twice, or reading its result before it has ended, throws an
/// <see cref="InvalidOperationException"/>; <c>AsTask()</c> gives what may be awaited by many or waited for. A failure of a send that nobody awaits is seen in the ledger alone.
/// </remarks>
/// <typeparam name="TAgent">The agent that sends.</typeparam>
public interface IHub<TAgent>
{
    /// <summary>Time on the broker's clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>Sends a message over its routes with its tier's priority, waiting for room no longer than its age.</summary>
    /// <exception cref="MessageValidationException">It breaks a rule; nothing was sent.</exception>
    /// <exception cref="MessageNotSentException">An at-least-once route refused it or stays unknown.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default) where TMessage : IMessage<TMessage>;

    /// <summary>The same with a priority that is raised to <paramref name="priority"/> where the tier's is lower.</summary>
    /// <inheritdoc cref="SendAsync{TMessage}(TMessage, CancellationToken)"/>
    ValueTask SendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default) where TMessage : IMessage<TMessage>;

    /// <summary>Sends like <see cref="SendAsync{TMessage}(TMessage, CancellationToken)"/>, but reports what became of each route instead of throwing.</summary>
    /// <exception cref="MessageValidationException">It breaks a rule; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default) where TMessage : IMessage<TMessage>;

    /// <summary>The same with a priority that is raised to <paramref name="priority"/> where the tier's is lower.</summary>
    /// <inheritdoc cref="TrySendAsync{TMessage}(TMessage, CancellationToken)"/>
    ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default) where TMessage : IMessage<TMessage>;

    /// <summary>
    /// Sends an emergency to every agent on an emergency channel, ahead of all data, and again until all have acknowledged it or the time for that is over, and
    /// calls the roll. Agents that join later hear it as well, until it is cleared.
    /// </summary>
    /// <exception cref="MessageValidationException">It breaks a rule; nothing was sent.</exception>
    /// <exception cref="ArgumentException"><typeparamref name="TMessage"/> is not marked <see cref="EmergencyAttribute"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<RollCall> BroadcastEmergencyAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default) where TMessage : IMessage<TMessage>;

    /// <summary>Says that an emergency, broadcast or sent, is over: agents that join from now on do not hear it.</summary>
    /// <param name="emergency">The id that it was sent with: <see cref="RollCall.MessageId"/> or <see cref="SendReceipt.MessageId"/>.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Whether it was not over before.</returns>
    ValueTask<bool> ClearEmergencyAsync(MessageId emergency, CancellationToken cancellationToken = default);
}
