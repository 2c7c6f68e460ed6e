using AgentContracts.Testing.Checking;

namespace Chaos.Scenarios;

/// <summary>One run of a scenario: how long it is, whom it tells how far it is, and what it has found so far.</summary>
/// <param name="isShort">Whether it ends within seconds.</param>
/// <param name="cycles">How often what it repeats is repeated, where that is not as usual.</param>
/// <param name="progress">Gets a line now and then.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class ScenarioRun(bool isShort, int? cycles, Action<string> progress, CancellationToken stop)
{
    private readonly Dictionary<string, double> _figures = [];
    private readonly List<string> _failures = [];

    /// <inheritdoc cref="ScenarioRun(bool, int?, Action{string}, CancellationToken)"/>
    public CancellationToken Stop => stop;

    /// <summary>Whether it ends within seconds.</summary>
    public bool IsShort => isShort;

    /// <summary>One of two sizes.</summary>
    public int Size(int whenShort, int whenLong) => isShort ? whenShort : whenLong;

    /// <summary>How often what it repeats is repeated.</summary>
    public int Cycles(int whenShort, int whenLong) => cycles ?? Size(whenShort, whenLong);

    /// <summary>Says how far it is.</summary>
    public void Tell(string line) => progress(line);

    /// <summary>Notes a figure.</summary>
    public void Note(string name, double value) => _figures[name] = value;

    /// <summary>Notes what the checker found; each contradiction is a failure.</summary>
    public void Note(Verdict verdict)
    {
        Note("confirmed", verdict.Confirmed);
        Note("effects", verdict.Effects);
        Note("repeats", verdict.Repeats);
        foreach (var kind in Enum.GetValues<ContradictionKind>())
        {
            Note(kind.ToString().ToLowerInvariant(), verdict.Count(kind));
        }

        _failures.AddRange(verdict.Contradictions.Select(static contradiction => contradiction.ToString()));
    }

    /// <summary>Notes a failure unless something is so.</summary>
    public void Expect(bool condition, string failure)
    {
        if (!condition)
        {
            _failures.Add(failure);
        }
    }

    /// <summary>Notes a failure unless something is so; not in the short form, which runs beside others and measures too little.</summary>
    public void Judge(bool condition, string failure) => Expect(isShort || condition, failure);

    /// <summary>What it came to.</summary>
    public ScenarioResult ToResult(string scenario, TimeSpan took) => new(scenario, Math.Round(took.TotalSeconds, 1), _figures, _failures);
}
