using System.Globalization;
using AgentContracts.Hub.Agents;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>
/// Refuses, when the hub starts, changes to channels and agents that are out of range, or that contradict each other or the contract of what this program's
/// agents say and hear: the arithmetic is that of the compiler's rules 5xxx.
/// </summary>
internal sealed class ChannelOptionsValidation(IEnumerable<AgentRegistration> registrations, IEnumerable<ExpectedAgent> expected) : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        ChannelUse[] uses = [.. ChannelUse.Of([.. registrations.Select(static registration => registration.Info), .. expected.Select(static other => other.Info)])];
        string[] faults =
        [
            .. options.Channels.SelectMany(pair => OutOfRange(pair.Key, pair.Value, uses)),
            .. options.Agents.SelectMany(static pair => OutOfRange($"Agents:{pair.Key}", nameof(AgentOptions.MaxConcurrency), pair.Value.MaxConcurrency, 1, AgentOptions.HighestMaxConcurrency)),
        ];

        // What is out of range makes no sum.
        faults = faults.Length != 0 ? faults : [.. uses.SelectMany(use => Contradictions(use, options)).Distinct()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OutOfRange(string channel, ChannelOptions changes, IEnumerable<ChannelUse> uses)
    {
        var place = $"Channels:{channel}";
        var longestAge = uses.Where(use => use.IsOf(channel)).Select(static use => use.Contract.MaxAge.TotalMilliseconds).DefaultIfEmpty(int.MaxValue).Max();
        return
        [
            .. OutOfRange(place, nameof(ChannelOptions.MaxQueue), changes.MaxQueue, 1, ChannelOptions.HighestMaxQueue),
            .. OutOfRange(place, nameof(ChannelOptions.BatchSize), changes.BatchSize, 1, ChannelOptions.HighestMaxQueue),
            .. OutOfRange(place, nameof(ChannelOptions.Retries), changes.Retries, 0, ChannelOptions.HighestRetries),
            .. OutOfRange(place, nameof(ChannelOptions.MaxAgeMs), changes.MaxAgeMs, 1, (int)longestAge),
        ];
    }

    private static IEnumerable<string> OutOfRange(string place, string setting, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{ConfiguredHubOptions.Section}:{place}:{setting} is {value}, but must be from {least} to {most}.");
        }
    }

    /// <summary>What contradicts itself only since something was changed; what the contract itself says wrong is the compiler's to tell.</summary>
    private static IEnumerable<string> Contradictions(ChannelUse use, HubOptions options)
    {
        options.Channels.TryGetValue(use.Channel.Name, out var channel);
        var concurrency = use.Agent is { } heard && options.Agents.TryGetValue(heard.Id, out var agent) ? agent.MaxConcurrency : null;
        if (channel is null && concurrency is null)
        {
            return [];
        }

        var before = use.Contract.Contradictions(use.Budget, use.Agent?.MaxConcurrency ?? 1);
        var after = (channel?.Over(use.Contract) ?? use.Contract).Contradictions(use.Budget, concurrency ?? use.Agent?.MaxConcurrency ?? 1);
        (string Setting, int? Value)[] changes =
        [
            (nameof(ChannelOptions.MaxQueue), channel?.MaxQueue),
            (nameof(ChannelOptions.BatchSize), channel?.BatchSize),
            (nameof(ChannelOptions.Retries), channel?.Retries),
            (nameof(ChannelOptions.MaxAgeMs), channel?.MaxAgeMs),
            ($"{ConfiguredHubOptions.Section}:Agents:{use.Agent?.Id}:{nameof(AgentOptions.MaxConcurrency)}", concurrency),
        ];
        var text = string.Join(", ", changes.Where(static each => each.Value is not null).Select(static each => string.Create(CultureInfo.InvariantCulture, $"{each.Setting} = {each.Value}")));
        return after.Except(before).Select(fault => $"{ConfiguredHubOptions.Section}:Channels:{use.Channel.Name} ({text}): {fault}.");
    }
}
