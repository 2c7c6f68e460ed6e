using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>What is to become of a page of the registry: decided by looking at it alone, so that it is the same over every broker.</summary>
internal static class RegistryRules
{
    /// <summary>How long a silent instance that nothing comes in place of is remembered.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromHours(1);

    private static readonly long ForgottenFor = ForgetAfter.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>
    /// Lets an instance enter. Where it or another of the same agent must be alone, it comes in place of that other, whose lease has ended: left beside it, the
    /// other could renew its lease and run again. Otherwise it comes in place of one that is silent.
    /// </summary>
    /// <param name="page">The registry.</param>
    /// <param name="entrant">Who enters.</param>
    /// <param name="leases">The leases that are granted to it and its hub.</param>
    /// <param name="schemas">The contracts that it brings.</param>
    /// <param name="now">The broker's time, in Unix microseconds.</param>
    public static RegistryChange Enter(RegistryPage page, AgentRecord entrant, ImmutableArray<Lease> leases, ImmutableArray<ContractSchema> schemas, long now)
    {
        var next = After(page, now);
        AgentRecord[] gone = [.. page.Agents.Where(other => AreRivals(entrant, other))];
        if (gone.Length == 0)
        {
            gone = [.. page.Agents.Where(other => other.Agent == entrant.Agent && !other.IsActive).OrderBy(static other => other.Silence!.Since).Take(1)];
        }

        var ended = gone.Select(static other => other.Silence).FirstOrDefault(silence => silence is not null && IsOver(page, silence, gone));
        return new RegistryChange(page.Version, next)
        {
            Unchanged = [.. gone.Select(static other => other.Exclusive ? other.Instance : other.Hub).Distinct().Select(holder => new Lease(holder, page.LeaseOf(holder)))],
            Written = [entrant with { Fence = next, Ended = ended, Replaces = gone.FirstOrDefault()?.Instance }],
            Removed = [.. gone.Select(static other => other.Instance)],
            Granted = leases,
            Withdrawn = [.. gone.Where(static other => other.Exclusive).Select(static other => other.Instance).Concat(Emptied(page, gone)).Except(leases.Select(static lease => lease.Holder))],
            Schemas = schemas,
        };
    }

    /// <summary>Whose lease keeps an agent from entering, if anybody's does: where one of the two must be alone, as while that is rolled out, neither runs beside the other.</summary>
    public static AgentRecord? HolderOf(RegistryPage page, AgentRecord entrant, long now) => page.Agents.FirstOrDefault(other =>
        AreRivals(entrant, other) && page.LeaseOf(other.Exclusive ? other.Instance : other.Hub) > now);

    /// <summary>Lets an instance leave; <see langword="null"/> where it is not there.</summary>
    public static RegistryChange? Leave(RegistryPage page, string instance, long now)
    {
        if (page.Find(instance) is not { } leaver)
        {
            return null;
        }

        return new RegistryChange(page.Version, After(page, now)) { Removed = [instance], Withdrawn = [instance, .. Emptied(page, [leaver])] };
    }

    /// <summary>
    /// Removes what a hub has entered and does not run: it could not be told that an instance left, or was not told that one had entered.
    /// <see langword="null"/> where there is nothing of that kind.
    /// </summary>
    /// <param name="page">The registry.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="runs">Whether it runs an instance.</param>
    /// <param name="now">The broker's time, in Unix microseconds.</param>
    public static RegistryChange? Disown(RegistryPage page, string hub, Func<string, bool> runs, long now)
    {
        AgentRecord[] gone = [.. page.Agents.Where(record => record.Hub == hub && !runs(record.Instance))];
        return gone.Length == 0 ? null : new RegistryChange(page.Version, After(page, now))
        {
            Removed = [.. gone.Select(static record => record.Instance)],
            Withdrawn = [.. gone.Where(static record => record.Exclusive).Select(static record => record.Instance).Concat(Emptied(page, gone))],
        };
    }

    /// <summary>
    /// Notes which hubs have fallen silent. What has come in place of an instance before anybody noticed that it was gone leaves no silence behind.
    /// <see langword="null"/> where there is nothing to note.
    /// </summary>
    /// <param name="page">The registry.</param>
    /// <param name="judge">The hub that looks: it is not silent, whatever has become of its lease.</param>
    /// <param name="now">The broker's time, in Unix microseconds.</param>
    public static RegistryChange? Judge(RegistryPage page, string judge, long now)
    {
        var silent = page.Agents.Where(record => record.IsActive && record.Hub != judge && page.LeaseOf(record.Hub) <= now).ToLookup(static record => record.Hub);
        var forgotten = page.Agents.Where(record => record.Silence is { } silence && now - silence.Since > ForgottenFor).ToArray();
        if (silent.Count == 0 && forgotten.Length == 0)
        {
            return null;
        }

        var written = new Dictionary<string, AgentRecord>(StringComparer.Ordinal);
        var removed = new List<AgentRecord>(forgotten);
        foreach (var hub in silent)
        {
            var until = page.LeaseOf(hub.Key);
            var left = new List<AgentRecord>();
            foreach (var record in hub)
            {
                if (page.Agents.FirstOrDefault(other => CameFor(other, record)) is { } successor)
                {
                    written[successor.Instance] = successor with { Replaces = record.Instance };
                    removed.Add(record);
                }
                else
                {
                    left.Add(record);
                }
            }

            var silence = new Silence(hub.Key, until, [.. left.Select(static record => record.Agent).Distinct().Order(StringComparer.Ordinal)]);
            foreach (var record in left)
            {
                written[record.Instance] = record with { Silence = silence };
            }
        }

        return new RegistryChange(page.Version, After(page, now))
        {
            Unchanged = [.. silent.Select(hub => new Lease(hub.Key, page.LeaseOf(hub.Key)))],
            Written = [.. written.Values],
            Removed = [.. removed.Select(static record => record.Instance)],
            Withdrawn = [.. removed.Where(static record => record.Exclusive).Select(static record => record.Instance).Concat(Emptied(page, [.. removed]))],
        };

        bool CameFor(AgentRecord other, AgentRecord gone) =>
            other.Agent == gone.Agent
            && other is { IsActive: true, Replaces: null }
            && page.LeaseOf(other.Hub) > now
            && !written.ContainsKey(other.Instance)
            && other.StartedAt > UnixTime.FromMicroseconds(page.LeaseOf(gone.Hub)) - gone.InactiveAfter;
    }

    /// <summary>Ends the silence of a hub that is heard of again; <see langword="null"/> where it is in none, or its lease is not renewed yet.</summary>
    public static RegistryChange? Return(RegistryPage page, string hub, long now)
    {
        var back = page.Agents.Where(record => record.Hub == hub && !record.IsActive && page.LeaseOf(hub) > now).ToArray();
        if (back.Length == 0)
        {
            return null;
        }

        var silence = back[0].Silence!;
        var ended = IsOver(page, silence, back) ? silence : null;
        return new RegistryChange(page.Version, After(page, now))
        {
            Written = [.. back.Select((record, place) => record with { Silence = null, Ended = place == 0 ? ended : record.Ended })],
        };
    }

    /// <summary>When <see cref="Judge"/> will next have something to note, as far as the page knows, in Unix microseconds.</summary>
    public static long NextJudgement(RegistryPage page, string judge) => page.Agents
        .Where(record => record.Hub != judge)
        .Select(record => record.Silence is { } silence ? silence.Since + ForgottenFor + 1 : page.LeaseOf(record.Hub))
        .DefaultIfEmpty(Lease.Never)
        .Min();

    /// <summary>Whether of two instances one must be alone, so that they may not run beside each other.</summary>
    private static bool AreRivals(AgentRecord entrant, AgentRecord other) =>
        other.Agent == entrant.Agent && other.Instance != entrant.Instance && (entrant.Exclusive || other.Exclusive);

    /// <summary>A version that no other change has had, also where the broker has lost its data since.</summary>
    private static long After(RegistryPage page, long now) => Math.Max(page.Version + 1, now);

    /// <summary>Whether nobody is in a silence any more, once those who are named are not.</summary>
    private static bool IsOver(RegistryPage page, Silence silence, IEnumerable<AgentRecord> without) =>
        !page.Agents.Except(without).Any(record => silence.IsSame(record.Silence));

    /// <summary>The hubs of which nothing is left once some records are gone.</summary>
    private static IEnumerable<string> Emptied(RegistryPage page, AgentRecord[] gone)
    {
        var left = page.Agents.Except(gone).Select(static record => record.Hub).ToHashSet(StringComparer.Ordinal);
        return gone.Select(static record => record.Hub).Distinct().Where(hub => !left.Contains(hub));
    }
}
