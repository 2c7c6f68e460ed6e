using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Sending;

/// <summary>Enters sends into the ledger, and tells who watches. A watcher that fails must not fail the send.</summary>
internal sealed class SendBook(HubLedger ledger, IDeliveryObserver? observer, ILogger logger)
{
    /// <summary>A message breaks a rule, and nothing is sent.</summary>
    public void Refused(MessageInfo message) => ledger.Message(message.Name).CountRefused();

    /// <summary>A message is about to be sent.</summary>
    public void Begun(in MessageHeader header)
    {
        try
        {
            observer?.Sending(header.MessageId, header.MessageType);
        }
        catch (Exception exception)
        {
            HubLog.ObserverFailed(logger, exception, header.SourceAgent);
        }
    }

    /// <summary>A message was taken on at least one route.</summary>
    public void Taken(RoutePlan plan) => plan.AccountIn(ledger).CountSent();

    /// <summary>It is known what became of a message on one route.</summary>
    public void Ended(in MessageHeader header, RouteStep route, in RouteOutcome outcome)
    {
        var (carrier, result) = outcome;
        carrier.AccountIn(ledger).Count(result.Status);
        string? standsInFor = null;
        if (!ReferenceEquals(carrier, route))
        {
            standsInFor = route.Channel.Name;
            route.AccountIn(ledger).CountFallback();
        }

        try
        {
            observer?.Sent(new SentRoute(header.MessageId, header.MessageType, carrier.Channel.Name, carrier.Quality.Delivery, result) { FallbackFor = standsInFor });
        }
        catch (Exception exception)
        {
            HubLog.ObserverFailed(logger, exception, header.SourceAgent);
        }
    }
}
