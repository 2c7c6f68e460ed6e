namespace AgentContracts.Conformance.Histories;

/// <summary>What a broker must bring about, as simply as it can be said: no queue, no time, no connection.</summary>
public sealed class Model
{
    private readonly Dictionary<Role, int> _running = Role.All.ToDictionary(static role => role, static _ => 0);
    private readonly HashSet<Role> _known = [];
    private readonly List<(Role Role, Action Finish)> _waiting = [];
    private readonly SortedDictionary<string, int> _ending = new(StringComparer.Ordinal);

    /// <summary>What has come to an end, and how often: handled and given up by agent and number, and each outcome by channel and agent.</summary>
    public IReadOnlyList<string> Ending => [.. _ending.Select(static end => $"{end.Key}: {end.Value}")];

    /// <summary>How many copies have been handled, given up or set aside.</summary>
    public int Finished { get; private set; }

    /// <summary>Whether a role has an instance that runs.</summary>
    public bool IsRunning(Role role) => _running[role] > 0;

    /// <summary>Whether a role has ever run: from then on messages wait for it.</summary>
    public bool IsKnown(Role role) => _known.Contains(role);

    /// <summary>An instance joins, and gets what waits for it.</summary>
    public void Join(Role role)
    {
        _running[role]++;
        _known.Add(role);
        foreach (var waiting in _waiting.Where(waiting => waiting.Role == role))
        {
            waiting.Finish();
        }

        _waiting.RemoveAll(waiting => waiting.Role == role);
    }

    /// <summary>An instance leaves.</summary>
    public void Leave(Role role) => _running[role]--;

    /// <summary>A message is sent.</summary>
    /// <returns>Whether it reaches anybody, by route.</returns>
    public IEnumerable<(string Channel, RouteStatus Status)> Send(Mail mail)
    {
        foreach (var role in Role.All.Where(role => mail.Routes.Intersect(role.Hears).Any()))
        {
            if (mail.IsPubSub)
            {
                for (var instance = 0; instance < _running[role]; instance++)
                {
                    Finish(role, mail);
                }
            }
            else if (_known.Contains(role))
            {
                Owe(role, () => Finish(role, mail));
            }
        }

        return [.. mail.Routes.Select(channel => (channel, Role.All.Any(role => role.Hears.Contains(channel) && (mail.IsPubSub ? IsRunning(role) : IsKnown(role))) ? RouteStatus.Confirmed : RouteStatus.NoReceivers))];
    }

    /// <summary>Something unreadable is added to a stream.</summary>
    public void AddGarbage(string channel)
    {
        foreach (var role in Role.All.Where(role => role.ReadsStreams && role.Hears.Contains(channel) && _known.Contains(role)))
        {
            Owe(role, () => Count($"{channel} at {role.Id} invalid"));
        }
    }

    private void Owe(Role role, Action finish)
    {
        if (IsRunning(role))
        {
            finish();
        }
        else
        {
            _waiting.Add((role, finish));
        }
    }

    /// <summary>One copy counts, on the first route that the agent hears; the others are duplicates.</summary>
    private void Finish(Role role, Mail mail)
    {
        string[] heard = [.. mail.Routes.Intersect(role.Hears)];
        var outcome = mail.IsPoison ? "given up" : "handled";
        _ending[$"{mail.Number} {outcome} by {role.Name}"] = _ending.GetValueOrDefault($"{mail.Number} {outcome} by {role.Name}") + 1;
        Count(mail.IsPubSub ? $"pub/sub at {role.Id} {outcome}" : $"{heard[0]} at {role.Id} {outcome}");
        foreach (var other in heard[1..])
        {
            Count(mail.IsPubSub ? $"pub/sub at {role.Id} duplicate" : $"{other} at {role.Id} duplicate");
        }
    }

    private void Count(string what)
    {
        Finished++;
        _ending[what] = _ending.GetValueOrDefault(what) + 1;
    }
}
