using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Registry;

/// <summary>
/// Tells everybody, in the hub's own name, who has fallen silent and who has returned. Every hub that sees it tells it with the same id, so that it is
/// told however many of them die meanwhile, and handled once.
/// </summary>
internal sealed class HealthAlerting(Func<SendPath> sends, ITransport transport, HubActivity activity, HubIdentity identity, ILoggerFactory? loggers = null)
{
    private readonly Lock _gate = new();
    private readonly HashSet<MessageId> _told = [];
    private readonly Sender _sender = new(ErrorAlerting.Source, identity.Instance);
    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private readonly SemaphoreSlim _telling = new(1, 1);
    private readonly HashSet<MessageId> _standing = [];
    private readonly Queue<MessageId> _uncleared = new();
    private bool _hasLooked;
    private bool _owes;

    /// <summary>Whether something could not be told and is to be told once more.</summary>
    public bool Owes => Volatile.Read(ref _owes);

    /// <summary>Tells what the registry says and was not told yet, one after another. What ended before this hub began to look is no news.</summary>
    public async ValueTask TellAsync(RegistryView view)
    {
        await _telling.WaitAsync().ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _owes, false);
            await TellAsync(view.Page).ConfigureAwait(false);
        }
        finally
        {
            _telling.Release();
        }
    }

    private async ValueTask TellAsync(RegistryPage page)
    {
        var (silences, ended, forgotten) = News(page);
        await ClearAsync(forgotten).ConfigureAwait(false);

        foreach (var silence in silences)
        {
            HubLog.AgentsInactive(_logger, silence.Agents, UnixTime.FromMicroseconds(silence.Since));
            await SendAsync(
                new SystemHealthAlert(HealthStatuses.AgentInactive, silence.Agents, Severity.Medium, ["check_agent_status", "restart_if_needed"]),
                new EmergencyTerms { Id = silence.AlertId }).ConfigureAwait(false);
        }

        foreach (var silence in ended)
        {
            HubLog.AgentsRecovered(_logger, silence.Agents);
            await ClearAsync([silence.AlertId]).ConfigureAwait(false);
            await SendAsync(
                new SystemHealthAlert(HealthStatuses.AgentRecovered, silence.Agents, Severity.Low, []),
                new EmergencyTerms { Id = silence.RecoveryId, IsLatched = false }).ConfigureAwait(false);
        }
    }

    /// <summary>Tells that an instance may not run.</summary>
    public ValueTask RefusedAsync(AgentRecord refused) => SendAsync(
        new SystemHealthAlert(HealthStatuses.AgentRefused, [refused.Agent, refused.Instance], Severity.High, ["check_agent_status"]), new EmergencyTerms { IsLatched = false });

    /// <summary>Tells that an exclusive instance has stopped because another has its place.</summary>
    public ValueTask DisplacedAsync(AgentRecord displaced, AgentRecord holder) => SendAsync(
        new SystemHealthAlert(HealthStatuses.AgentDisplaced, [displaced.Agent, displaced.Instance, holder.Instance], Severity.High, ["check_agent_status"]),
        new EmergencyTerms { IsLatched = false });

    private (Silence[] Silences, Silence[] Ended, MessageId[] Forgotten) News(RegistryPage page)
    {
        var silences = page.Agents.Select(static record => record.Silence).OfType<Silence>().DistinctBy(static silence => silence.AlertId).ToArray();
        var ended = page.Agents.Select(static record => record.Ended).OfType<Silence>().DistinctBy(static silence => silence.RecoveryId).ToArray();
        lock (_gate)
        {
            var isFirst = !_hasLooked;
            _hasLooked = true;

            // Nobody will come in place of who was forgotten, so his alert stands no longer.
            var forgotten = _standing.Except(silences.Select(static silence => silence.AlertId)).Except(ended.Select(static silence => silence.AlertId)).ToArray();
            _standing.Clear();
            _standing.UnionWith(silences.Select(static silence => silence.AlertId));
            _told.IntersectWith(silences.Select(static silence => silence.AlertId).Concat(ended.Select(static silence => silence.RecoveryId)));
            silences = [.. silences.Where(silence => _told.Add(silence.AlertId))];
            ended = [.. ended.Where(silence => _told.Add(silence.RecoveryId) && (!isFirst || IsOwn(page, silence)))];
            return (silences, ended, forgotten);
        }
    }

    /// <summary>Whether the silence has ended with an instance of this hub, which then tells it, also where it has only just begun.</summary>
    private bool IsOwn(RegistryPage page, Silence silence) => page.Agents.Any(record => record.Hub == identity.Instance && silence.IsSame(record.Ended));

    /// <summary>Clears alerts, behind those that could not be cleared before. Those who join later would hear of a silence that is over, however long ago.</summary>
    private async ValueTask ClearAsync(IReadOnlyCollection<MessageId> alerts)
    {
        foreach (var alert in alerts)
        {
            _uncleared.Enqueue(alert);
            if (_uncleared.Count > IEmergencyBoard.MaxLatched)
            {
                // So many have been latched since that the broker has let go of it.
                _uncleared.Dequeue();
            }
        }

        while (_uncleared.TryPeek(out var next))
        {
            try
            {
                await transport.Emergencies.ClearAsync(next, CancellationToken.None).ConfigureAwait(false);
                _uncleared.Dequeue();
            }
            catch (Exception exception)
            {
                Volatile.Write(ref _owes, true);
                HubLog.NotCleared(_logger, exception, next);
                return;
            }
        }
    }

    private async ValueTask SendAsync(SystemHealthAlert alert, EmergencyTerms terms)
    {
        activity.Begin();
        try
        {
            var receipt = await sends().SendAsync(_sender, alert, null, CancellationToken.None, terms).ConfigureAwait(false);
            foreach (var route in receipt.Routes)
            {
                if (route.Status is RouteStatus.Rejected or RouteStatus.Unknown)
                {
                    Owe(terms);
                    HubLog.AlertNotSent(_logger, null, alert.HealthStatus, alert.AffectedComponents[0], route.Reason);
                }
            }
        }
        catch (Exception exception)
        {
            Owe(terms);
            HubLog.AlertNotSent(_logger, exception, alert.HealthStatus, alert.AffectedComponents[0], exception.Message);
        }
        finally
        {
            activity.End();
        }
    }

    /// <summary>What tells of a silence is told again, as often as it takes: those who have heard it know it by its id.</summary>
    private void Owe(EmergencyTerms terms)
    {
        if (terms.Id is { } id)
        {
            lock (_gate)
            {
                _told.Remove(id);
                Volatile.Write(ref _owes, true);
            }
        }
    }
}
