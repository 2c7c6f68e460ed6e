namespace TradingDesk.Report;

/// <summary>Where agents say what they did; read at the end of a run.</summary>
public sealed class Scoreboard
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Func<Figures>> _agents = new(StringComparer.Ordinal);

    /// <summary>Adds an agent.</summary>
    /// <param name="agent">Its id.</param>
    /// <param name="read">Gives its figures as they are when it is called.</param>
    public void Add(string agent, Func<Figures> read)
    {
        lock (_gate)
        {
            _agents[agent] = read;
        }
    }

    /// <summary>What every agent did, by its id.</summary>
    public IReadOnlyDictionary<string, Figures> Read()
    {
        lock (_gate)
        {
            return new SortedDictionary<string, Figures>(_agents.ToDictionary(static agent => agent.Key, static agent => agent.Value()), StringComparer.Ordinal);
        }
    }
}
