using System.Globalization;
using AgentContracts.Hub.Agents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>
/// Refuses, when the hub starts, changes to channels and agents that are out of range, or that contradict each other or the contract of what this program's
/// agents say and hear: the arithmetic is that of the compiler's rules 5xxx.
/// </summary>
internal sealed class ChannelOptionsValidation(IEnumerable<AgentRegistration> registrations, IEnumerable<ExpectedAgent> expected, IConfiguration? configuration = null)
    : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        ChannelUse[] uses = [.. ChannelUse.Of([.. registrations.Select(static registration => registration.Info), .. expected.Select(static other => other.Info)])];
        string[] faults =
        [
            .. options.Channels.SelectMany(pair => ChangedSetting.Of(pair.Key, pair.Value, configuration)).Select(setting => OutOfRange(setting, uses)).OfType<string>(),
            .. options.Agents.SelectMany(pair => ChangedSetting.Of(pair.Key, pair.Value, configuration)).Select(setting => OutOfRange(setting, uses)).OfType<string>(),
        ];

        // What is out of range makes no sum.
        faults = faults.Length != 0 ? faults
            : [.. uses.SelectMany(use => Contradictions(use, options)).DistinctBy(static found => found.Fault).Select(static found => $"{found.Fault}{found.Remedy}.")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? OutOfRange(ChangedSetting setting, IEnumerable<ChannelUse> uses)
    {
        var (least, most) = setting.Cell switch
        {
            nameof(ChannelOptions.Retries) => (0, ChannelOptions.HighestRetries),
            nameof(ChannelOptions.MaxAgeMs) => (1, LongestAge(setting.Name, uses)),
            nameof(AgentOptions.MaxConcurrency) => (1, AgentOptions.HighestMaxConcurrency),
            _ => (1, ChannelOptions.HighestMaxQueue),
        };
        return setting.Value >= least && setting.Value <= most ? null
            : string.Create(CultureInfo.InvariantCulture, $"{setting.Place} is {setting.Value}, but must be from {least} to {most}.");
    }

    private static int LongestAge(string channel, IEnumerable<ChannelUse> uses) =>
        (int)uses.Where(use => use.IsOf(channel)).Select(static use => use.Contract.MaxAge.TotalMilliseconds).DefaultIfEmpty(int.MaxValue).Max();

    /// <summary>What contradicts itself only since something was changed; what the contract itself says wrong is the compiler's to tell.</summary>
    private IEnumerable<(string Fault, string Remedy)> Contradictions(ChannelUse use, HubOptions options)
    {
        options.Channels.TryGetValue(use.Channel.Name, out var channel);
        var agent = use.Agent is { } heard && options.Agents.TryGetValue(heard.Id, out var changes) ? changes : null;
        var ofChannel = ChangedSetting.Of(use.Channel.Name, channel, configuration);
        var ofAgent = ChangedSetting.Of(use.Agent?.Id ?? "", agent, configuration);
        if (ofChannel.Length + ofAgent.Length == 0)
        {
            return [];
        }

        var concurrency = use.Agent?.MaxConcurrency ?? 1;
        var quality = channel?.Over(use.Contract) ?? use.Contract;
        var before = use.Contract.Contradictions(use.Budget, concurrency);
        var alone = quality.Contradictions(use.Budget, concurrency);
        var trial = new SettingsTrial(use.Contract, quality, use.Budget, agent?.MaxConcurrency ?? concurrency);

        // What the channel's settings come to by themselves is no matter of how many are handled at once: all who use the channel are told one thing.
        return trial.Faults.Where(fault => !before.Contains(fault.Text)).Select(fault => (
            $"{Place(use.Channel.Name, alone.Contains(fault.Text) ? ofChannel : [.. ofChannel, .. ofAgent])}: {fault.Text}",
            trial.Remedy(fault.Rule, use.Agent?.Id)));
    }

    /// <summary>The channel with what is changed, each where it is changed.</summary>
    private static string Place(string channel, ChangedSetting[] settings)
    {
        var place = new ChangedSetting(nameof(HubOptions.Channels), channel, "", 0, settings.All(static setting => setting.IsInCode)).Owner;
        var text = settings.Select(setting => string.Create(CultureInfo.InvariantCulture, $"{(setting.Owner == place ? setting.Cell : setting.Place)} = {setting.Value}"));
        return $"{place} ({string.Join(", ", text)})";
    }
}
