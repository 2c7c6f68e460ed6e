using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>Says what handlers do with messages, and keeps what they did. All agents of a test share one, whichever hub they are on.</summary>
public sealed class Script
{
    private readonly Lock _gate = new();
    private readonly List<Performance> _performances = [];
    private readonly List<Func<Cue, ValueTask>> _lines = [];
    private readonly List<Gate> _gates = [];
    private readonly Dictionary<string, int> _cast = new(StringComparer.Ordinal);

    /// <summary>Whether agents that begin work of their own fail to.</summary>
    public bool FailStart { get; set; }

    /// <summary>Every handler call so far, in the order in which they began.</summary>
    public IReadOnlyList<Performance> Performances
    {
        get
        {
            lock (_gate)
            {
                return [.. _performances];
            }
        }
    }

    /// <summary>The handler calls that returned.</summary>
    public IReadOnlyList<Performance> Handled => [.. Performances.Where(static performance => performance.IsHandled)];

    /// <summary>The numbers of what was handled, in order.</summary>
    public IReadOnlyList<int> Numbers => [.. Handled.Select(static performance => performance.Number)];

    /// <summary>Gives an agent object its place: the first of a role is number 1.</summary>
    public Actor Cast(string role)
    {
        lock (_gate)
        {
            var number = _cast[role] = _cast.GetValueOrDefault(role) + 1;
            return new Actor(this, role, number);
        }
    }

    /// <summary>What handlers of a message do, after what was said before.</summary>
    public void When<TMessage>(Func<Cue, TMessage, ValueTask> act)
    {
        lock (_gate)
        {
            _lines.Add(cue => cue.Performance.Message is TMessage message ? act(cue, message) : default);
        }
    }

    /// <summary>Holds handlers of a message until the gate is opened or they are cancelled.</summary>
    public Gate Hold<TMessage>(Func<TMessage, bool>? which = null, string? role = null)
    {
        var gate = new Gate();
        lock (_gate)
        {
            _gates.Add(gate);
        }

        When<TMessage>((cue, message) =>
            which?.Invoke(message) == false || (role is not null && role != cue.Performance.Actor.Role) ? default : gate.PassAsync(cue.CancellationToken));
        return gate;
    }

    /// <summary>Lets every handler go that is held.</summary>
    public void OpenGates()
    {
        lock (_gate)
        {
            _gates.ForEach(static gate => gate.Open());
        }
    }

    /// <summary>Makes the first calls with each message throw.</summary>
    public void Fail<TMessage>(int times = int.MaxValue) where TMessage : INumbered =>
        When<TMessage>((cue, _) => cue.Performance.Attempt <= times ? throw new ScriptedException() : default);

    internal void Begin(Performance performance)
    {
        lock (_gate)
        {
            _performances.Add(performance);
        }
    }

    internal IReadOnlyList<Func<Cue, ValueTask>> Lines()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }
}
