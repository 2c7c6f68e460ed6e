using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One stream: every group gets every message, one consumer of the group at a time, and keeps it until it is acknowledged.</summary>
internal sealed class InProcessStream(string channel, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InProcessGroup> _groups = new(StringComparer.Ordinal);
    private readonly LinkedList<InProcessAppend> _appends = [];
    private long _order;

    public void CreateGroup(string name)
    {
        lock (_gate)
        {
            _groups.TryAdd(name, new InProcessGroup(clock.GetUtcNow()));
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

    public async ValueTask<PublishResult> AppendAsync(DeliveredFrame delivery, StreamAdmission admission, TransportContext context, CancellationToken cancellationToken)
    {
        var append = new InProcessAppend(delivery, admission, context);
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
            consumer.Group.Remove(consumer, clock.GetUtcNow());
        }

        HandOver([consumer.Group]);
    }

    private async ValueTask WaitForRoomAsync(LinkedListNode<InProcessAppend> place, CancellationToken cancellationToken)
    {
        var append = place.Value;
        while (append.Admission.GiveUpAt - clock.GetUtcNow() is var patience && patience > TimeSpan.Zero)
        {
            try
            {
                var next = UntilAbandoned(append.Admission);
                await append.Admitted.Task.WaitAsync(next < patience ? next : patience, clock, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException)
            {
                // Either an agent has now been gone for too long, or it is told below, unless it was admitted at that very moment.
                Advance();
            }
            catch (OperationCanceledException) when (!TryWithdraw(place))
            {
                return;
            }
        }

        if (TryWithdraw(place))
        {
            append.Admitted.TrySetResult(PublishResult.Refused($"the queue limit of {append.Admission.MaxBacklog} unfinished messages is reached"));
        }
    }

    /// <summary>How long until a group that holds senders up is given up, in whole milliseconds as timers count them; the largest span where none will be.</summary>
    private TimeSpan UntilAbandoned(StreamAdmission admission)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return _groups.Values
                .Where(group => !group.HasConsumer && group.Unfinished >= admission.MaxBacklog && admission.AbandonAfter < TimeSpan.MaxValue)
                .Select(group => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((admission.AbandonAfter - (now - group.GoneSince)).TotalMilliseconds))))
                .DefaultIfEmpty(TimeSpan.MaxValue)
                .Min();
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
        List<(ITransportWatcher? Watcher, string Group, int Messages)>? abandoned = null;
        IReadOnlyList<InProcessConsumer> full = [];
        lock (_gate)
        {
            while (_appends.First?.Value is { } append && MakeRoom(append, ref evicted, ref abandoned, ref full))
            {
                _appends.RemoveFirst();
                foreach (var group in _groups.Values)
                {
                    var entry = new InProcessEntry(group, ++_order, append.Delivery);
                    if (group.HasConsumer)
                    {
                        entry.BeginTravel(append.Context.Activity);
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

        foreach (var (watcher, group, messages) in abandoned ?? [])
        {
            watcher?.GroupAbandoned(channel, group, messages);
        }

        HandOver(touched ?? []);

        // What one of them drops it acknowledges, and that comes back here.
        _ = full.Any(static consumer => consumer.Sink.MakeRoom());
    }

    private bool MakeRoom(
        InProcessAppend append, ref List<(IDeliverySink Sink, DeliveredFrame Delivery)>? evicted,
        ref List<(ITransportWatcher? Watcher, string Group, int Messages)>? abandoned, ref IReadOnlyList<InProcessConsumer> full)
    {
        var admission = append.Admission;
        foreach (var (name, group) in _groups)
        {
            if (group.Unfinished >= admission.MaxBacklog && !group.HasConsumer && clock.GetUtcNow() - group.GoneSince >= admission.AbandonAfter)
            {
                (abandoned ??= []).Add((append.Context.Watcher, name, group.Abandon()));
            }

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
