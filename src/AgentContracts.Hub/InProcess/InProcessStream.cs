using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One stream: every group gets every message, one consumer of the group at a time, and keeps it until it is acknowledged.</summary>
internal sealed class InProcessStream(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InProcessGroup> _groups = new(StringComparer.Ordinal);
    private readonly LinkedList<InProcessAppend> _appends = [];
    private long _order;

    public void CreateGroup(string name)
    {
        lock (_gate)
        {
            _groups.TryAdd(name, new InProcessGroup());
        }
    }

    public ITransportSubscription Consume(string groupName, IDeliverySink sink)
    {
        CreateGroup(groupName);
        InProcessConsumer consumer;
        lock (_gate)
        {
            var group = _groups[groupName];
            consumer = new InProcessConsumer(this, group, sink);
            group.Add(consumer);
        }

        HandOver([consumer.Group]);
        return consumer;
    }

    public async ValueTask<PublishResult> AppendAsync(DeliveredFrame delivery, StreamAdmission admission, HubActivity activity, CancellationToken cancellationToken)
    {
        var append = new InProcessAppend(delivery, admission, activity);
        LinkedListNode<InProcessAppend> place;
        lock (_gate)
        {
            if (_groups.Count == 0)
            {
                return PublishResult.NoReceivers;
            }

            // Behind those that wait already: senders are admitted in the order in which they came.
            place = _appends.AddLast(append);
        }

        Advance();
        if (!append.Admitted.Task.IsCompleted)
        {
            await WaitForRoomAsync(place, cancellationToken).ConfigureAwait(false);
        }

        return await append.Admitted.Task.ConfigureAwait(false);
    }

    public void Acknowledge(InProcessEntry entry)
    {
        lock (_gate)
        {
            if (!entry.Group.Finish(entry))
            {
                return;
            }
        }

        Advance();
    }

    /// <summary>The next message for a consumer that pumps; without one it pumps no longer.</summary>
    public InProcessEntry? Take(InProcessConsumer consumer)
    {
        lock (_gate)
        {
            var entry = consumer.IsStopped ? null : consumer.Group.Take(consumer);
            consumer.IsPumping = entry is not null;
            if (entry is null)
            {
                consumer.Drained?.TrySetResult();
            }

            return entry;
        }
    }

    /// <summary>Gives a consumer nothing more; completes when what is being handed over has arrived.</summary>
    public Task Stop(InProcessConsumer consumer)
    {
        lock (_gate)
        {
            consumer.IsStopped = true;
            return consumer.IsPumping
                ? (consumer.Drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : Task.CompletedTask;
        }
    }

    public void Release(InProcessConsumer consumer)
    {
        lock (_gate)
        {
            consumer.Group.Remove(consumer);
        }

        HandOver([consumer.Group]);
    }

    private async ValueTask WaitForRoomAsync(LinkedListNode<InProcessAppend> place, CancellationToken cancellationToken)
    {
        var append = place.Value;
        var patience = append.Admission.GiveUpAt - clock.GetUtcNow();
        try
        {
            if (patience > TimeSpan.Zero)
            {
                await append.Admitted.Task.WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (TimeoutException)
        {
            // Told below, unless it was admitted at that very moment.
        }
        catch (OperationCanceledException) when (!TryWithdraw(place))
        {
            return;
        }

        if (TryWithdraw(place))
        {
            append.Admitted.TrySetResult(PublishResult.Refused($"the queue limit of {append.Admission.MaxBacklog} unfinished messages is reached"));
        }
    }

    private bool TryWithdraw(LinkedListNode<InProcessAppend> place)
    {
        lock (_gate)
        {
            if (place.List is null)
            {
                return false;
            }

            _appends.Remove(place);
        }

        // Who stood behind may be content with less room.
        Advance();
        return true;
    }

    /// <summary>Admits the senders for which there is room, in their order, and offers what is new to the consumers.</summary>
    private void Advance()
    {
        List<InProcessGroup>? touched = null;
        List<(IDeliverySink Sink, DeliveredFrame Delivery)>? evicted = null;
        IReadOnlyList<InProcessConsumer> full = [];
        lock (_gate)
        {
            while (_appends.First?.Value is { } append && MakeRoom(append.Admission, ref evicted, ref full))
            {
                _appends.RemoveFirst();
                foreach (var group in _groups.Values)
                {
                    var entry = new InProcessEntry(group, ++_order, append.Delivery);
                    if (group.HasConsumer)
                    {
                        entry.BeginTravel(append.Activity);
                    }

                    group.Add(entry);
                    (touched ??= []).Add(group);
                }

                append.Admitted.TrySetResult(PublishResult.Confirmed);
            }
        }

        foreach (var (sink, delivery) in evicted ?? [])
        {
            sink.Evicted(delivery);
        }

        HandOver(touched ?? []);

        // What one of them drops it acknowledges, and that comes back here.
        _ = full.Any(static consumer => consumer.Sink.MakeRoom());
    }

    private bool MakeRoom(
        StreamAdmission admission, ref List<(IDeliverySink Sink, DeliveredFrame Delivery)>? evicted, ref IReadOnlyList<InProcessConsumer> full)
    {
        foreach (var group in _groups.Values)
        {
            while (group.Unfinished >= admission.MaxBacklog)
            {
                if (admission.Overflow != Overflow.DropOldest || group.AnyConsumer is not { } witness)
                {
                    return false;
                }

                if (group.Evict() is not { } oldest)
                {
                    full = [.. group.Owners];
                    return false;
                }

                oldest.EndTravel();
                (evicted ??= []).Add((witness.Sink, oldest.Delivery));
            }
        }

        return true;
    }

    private void HandOver(IReadOnlyList<InProcessGroup> groups)
    {
        foreach (var group in groups)
        {
            InProcessConsumer? consumer;
            lock (_gate)
            {
                consumer = group.HasWaiting ? group.NextIdle() : null;
                if (consumer is not null)
                {
                    consumer.IsPumping = true;
                }
            }

            _ = consumer?.PumpAsync();
        }
    }
}
