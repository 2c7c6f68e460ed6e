namespace TradingDesk.Floor;

/// <summary>What one process knows of all: who is there, when the desk opens, and whether it may close.</summary>
/// <param name="self">This process.</param>
/// <param name="agents">Every agent of the desk.</param>
/// <param name="plays">What this process plays, in the words of its reports.</param>
public sealed class FloorBook(string self, IReadOnlyList<string> agents, string plays)
{
    /// <summary>How long before it opens the moment is told: time for several reports, of which the first may be lost.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    /// <summary>After how long without a report a process counts as gone, while this one hears its own.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>For how long every process must have been idle where each copy is accounted for.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    /// <summary>For how long every process must have been idle where that cannot be: an outage, or a process that left early.</summary>
    public static readonly TimeSpan LongRest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (FloorReport Report, DateTimeOffset At)> _heard = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FloorPhase _phase;
    private DateTimeOffset? _opensAt;
    private DateTimeOffset? _idleSince;
    private DateTimeOffset _progressAt = DateTimeOffset.MinValue;
    private FloorReport? _differing;
    private bool _hasMissedOpening;

    /// <summary>How far this process is, as its reports say.</summary>
    public (FloorPhase Phase, DateTimeOffset? OpensAt) State
    {
        get
        {
            lock (_gate)
            {
                return (_phase, _opensAt);
            }
        }
    }

    /// <summary>Whether the others began without this process.</summary>
    public bool HasMissedOpening => Locked(() => _hasMissedOpening);

    /// <summary>What this process plays.</summary>
    public string Plays => plays;

    /// <summary>What a process plays that does not play the same as this one, and which agents it runs; <see langword="null"/> where none was heard of before the opening.</summary>
    public FloorReport? Differing => Locked(() => _differing);

    /// <summary>The agents that no process has been heard to run, in the desk's order.</summary>
    public IReadOnlyList<string> Missing => Locked<IReadOnlyList<string>>(() => [.. agents.Except(Present().SelectMany(static report => report.Agents))]);

    /// <summary>Whether this process hears its own reports: until then it knows nothing of others either.</summary>
    public bool HearsItself => Locked(() => _heard.ContainsKey(self));

    /// <summary>How many processes there are.</summary>
    public int Processes => Locked(() => Present().Count());

    /// <summary>The agents of other processes that still play, in the desk's order.</summary>
    public IReadOnlyList<string> Playing => Locked<IReadOnlyList<string>>(() =>
        [.. agents.Intersect(Present().Where(report => report.Process != self && report.Phase < FloorPhase.Played).SelectMany(static report => report.Agents))]);

    /// <summary>When a process was last heard to be further than before, on the broker's clock.</summary>
    public DateTimeOffset ProgressAt => Locked(() => _progressAt);

    /// <summary>Completes when the next report is noted.</summary>
    public Task NextReport => Locked<Task>(() => _changed.Task);

    /// <summary>How many copies the streams owe to agents less those that agents are done with; 0 where every one is accounted for.</summary>
    public long Outstanding => Locked(() => _heard.Values.Sum(static heard => heard.Report.Owed - heard.Report.Settled));

    /// <summary>Notes that this process is further than it was.</summary>
    public void Advance(FloorPhase phase)
    {
        lock (_gate)
        {
            _phase = phase;
        }
    }

    /// <summary>Notes what a process reports, this one included.</summary>
    /// <param name="report">The report.</param>
    /// <param name="now">When it was heard, on the broker's clock.</param>
    public void Note(FloorReport report, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_heard.TryGetValue(report.Process, out var before) || Standing(before.Report) != Standing(report))
            {
                _progressAt = now;
            }

            _heard[report.Process] = (report, now);
            if (_phase <= FloorPhase.Ready)
            {
                Gather(report, now);
            }

            _idleSince = Present().All(IsDone) ? _idleSince ?? now : null;
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Whether every process has played the feed and nothing is in flight anywhere.</summary>
    /// <param name="now">The time on the broker's clock.</param>
    public bool MayClose(DateTimeOffset now) => Locked(() => now - _idleSince >= (IsAccountedFor() ? Rest : LongRest));

    private static (FloorPhase, long, long) Standing(FloorReport report) => (report.Phase, report.Owed, report.Settled);

    private static bool IsDone(FloorReport report) => report.Phase == FloorPhase.Stopped || report is { Phase: FloorPhase.Played, Idle: true };

    private void Gather(FloorReport report, DateTimeOffset now)
    {
        if (_phase == FloorPhase.Gathering && report.Phase is FloorPhase.Playing or FloorPhase.Played)
        {
            // Those who began have heard of each other, not of this process.
            _hasMissedOpening = true;
            return;
        }

        // Of those who left, only one that never opened says something about this desk; an earlier one may just be leaving.
        if (_opensAt is null && report.Plays != plays && (report.Phase != FloorPhase.Stopped || report.OpensAt is null))
        {
            _differing ??= report;
        }

        if (_differing is not null)
        {
            return;
        }

        _opensAt ??= report.OpensAt;
        var present = Present().ToList();
        if (_phase == FloorPhase.Gathering && !agents.Except(present.SelectMany(static other => other.Agents)).Any())
        {
            _phase = FloorPhase.Ready;
        }

        // One of them says when, and only when all have heard of all: no later report is needed to know who takes part.
        var first = present.Select(static other => other.Process).Min(StringComparer.Ordinal);
        if (_opensAt is null && self == first && present.All(static other => other.Phase == FloorPhase.Ready))
        {
            _opensAt = present.Count == 1 ? now : now + Notice;
        }
    }

    /// <summary>The reports of those who are there. Who stays silent while this process hears itself has gone; what it last said still counts for the account.</summary>
    private IEnumerable<FloorReport> Present()
    {
        var latest = _heard.TryGetValue(self, out var own) ? own.At : DateTimeOffset.MinValue;
        return _heard.Values.Where(heard => latest - heard.At <= Silence && heard.Report.Phase != FloorPhase.Stopped).Select(static heard => heard.Report);
    }

    private bool IsAccountedFor() =>
        _heard.Values.All(static heard => heard.Report.Phase == FloorPhase.Played) && _heard.Values.Sum(static heard => heard.Report.Owed - heard.Report.Settled) == 0;

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
