using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Registry;

/// <summary>
/// When a hub was in touch with the broker, and what follows from it: from when on it may judge others, when it may look at the registry again, and whether
/// it has something to make up for.
/// </summary>
internal sealed class BrokerContact(ITransport transport, IOptions<HubOptions> options)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _lastAsked;
    private DateTimeOffset _judgesFrom = DateTimeOffset.MinValue;
    private DateTimeOffset _looksFrom = DateTimeOffset.MinValue;
    private bool _owesCatchUp;

    /// <summary>
    /// Called when the broker is there again after a while in which it could not be reached, to make up for what was missed; says whether that was done in full.
    /// Where it was not, it is called again with the next look.
    /// </summary>
    public Func<ValueTask<bool>>? Regained { get; set; }

    /// <summary>Whether the registry is to be looked at, whether or not it has changed.</summary>
    public bool MustLook
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>From when on this hub may say that others are silent.</summary>
    public DateTimeOffset JudgesFrom
    {
        get
        {
            lock (_gate)
            {
                return _judgesFrom;
            }
        }
    }

    private TimeSpan Interval => options.Value.HeartbeatInterval;

    private bool Beats => Interval != Timeout.InfiniteTimeSpan;

    /// <summary>When to look for what is due, now that this hub may neither judge nor look before its time.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset due)
    {
        lock (_gate)
        {
            due = due > _judgesFrom ? due : _judgesFrom;
            return due > _looksFrom ? due : _looksFrom;
        }
    }

    /// <summary>
    /// Notes that the broker has answered. Who was out of touch with it himself cannot tell who is silent: the others have the time of two beats to be heard first.
    /// </summary>
    /// <param name="asked">When it was asked.</param>
    public void Note(DateTimeOffset asked)
    {
        lock (_gate)
        {
            if (Beats && _lastAsked is { } before && asked - before > Interval * 2)
            {
                _judgesFrom = asked + (Interval * 2);
                _owesCatchUp = true;
                MustLook = true;
            }

            // An answer that was held up may come behind a later one's: what was asked last is the last that is known.
            _lastAsked = _lastAsked > asked ? _lastAsked : asked;
        }
    }

    /// <summary>Notes that the broker has failed. What is due stays due; it is looked at again with the next beat, and not at once and without end.</summary>
    public void NoteFailure()
    {
        var from = Beats ? transport.Clock.GetUtcNow() + Interval : DateTimeOffset.MinValue;
        lock (_gate)
        {
            _looksFrom = from;
        }
    }

    /// <summary>Notes that something was missed and is to be made up for with the next look.</summary>
    public void OweCatchUp()
    {
        lock (_gate)
        {
            _owesCatchUp = true;
        }

        MustLook = true;
    }

    /// <summary>Makes up for what was missed, if anything was.</summary>
    public async ValueTask CatchUpAsync()
    {
        lock (_gate)
        {
            if (!_owesCatchUp)
            {
                return;
            }

            _owesCatchUp = false;
        }

        var isDone = false;
        try
        {
            isDone = Regained is not { } regained || await regained().ConfigureAwait(false);
        }
        finally
        {
            if (!isDone)
            {
                OweCatchUp();
            }
        }
    }
}
