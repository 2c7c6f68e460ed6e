using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>
/// Reads <c>Contracts:Channels:&lt;name&gt;</c> and <c>Contracts:Agents:&lt;id&gt;</c> of the program's configuration; what is set in code beats it. Without
/// reflection, and what is misspelt, no number or to be set in code only is refused instead of passed over. What else stands in the section is warned of only:
/// a program may have a section of that name itself.
/// </summary>
internal sealed class ConfiguredHubOptions(IConfiguration? configuration) : IConfigureOptions<HubOptions>
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Contracts";

    /// <summary>What a configuration may set.</summary>
    public static readonly string[] Kinds = [nameof(HubOptions.Channels), nameof(HubOptions.Agents)];

    /// <summary>All other options of a hub.</summary>
    private static readonly string[] InCode =
    [
        nameof(HubOptions.HeartbeatInterval),
        nameof(HubOptions.InactiveAfter),
        nameof(HubOptions.ExclusiveLease),
        nameof(HubOptions.RollCallTimeout),
        nameof(HubOptions.EmergencyRepeatInterval),
        nameof(HubOptions.AlertInterval),
        nameof(HubOptions.DropRateThreshold),
        nameof(HubOptions.DropRateWindow),
        nameof(HubOptions.TraceRelation),
        nameof(HubOptions.Clock),
        nameof(HubOptions.PassByReference),
        nameof(HubOptions.MaxFrameBytes),
    ];

    public void Configure(HubOptions options)
    {
        if (configuration is null)
        {
            return;
        }

        var faults = new List<string>(configuration.GetSection(Section).GetChildren().Select(Strange).OfType<string>());
        foreach (var (name, settings) in Named(nameof(HubOptions.Channels)))
        {
            var channel = options.Channels.TryGetValue(name, out var known) ? known : options.Channels[name] = new ChannelOptions();
            Read(settings, faults, new(StringComparer.OrdinalIgnoreCase)
            {
                [nameof(ChannelOptions.MaxQueue)] = value => channel.MaxQueue = value,
                [nameof(ChannelOptions.BatchSize)] = value => channel.BatchSize = value,
                [nameof(ChannelOptions.Retries)] = value => channel.Retries = value,
                [nameof(ChannelOptions.MaxAgeMs)] = value => channel.MaxAgeMs = value,
            });
        }

        foreach (var (id, settings) in Named(nameof(HubOptions.Agents)))
        {
            var agent = options.Agents.TryGetValue(id, out var known) ? known : options.Agents[id] = new AgentOptions();
            Read(settings, faults, new(StringComparer.OrdinalIgnoreCase) { [nameof(AgentOptions.MaxConcurrency)] = value => agent.MaxConcurrency = value });
        }

        if (faults.Count != 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(HubOptions), faults);
        }
    }

    /// <summary>Reads a number as it stands in a configuration.</summary>
    public static bool TryRead(string? text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>What stands directly in the section and is nothing that a hub knows, nor like it.</summary>
    public static IEnumerable<string> Foreign(IConfiguration? configuration) =>
        configuration?.GetSection(Section).GetChildren().Where(static setting => Spelling.Nearest(setting.Key, Kinds.Concat(InCode)) is null).Select(static setting => setting.Path) ?? [];

    /// <summary>Whether the configuration says anything of a channel or agent.</summary>
    public static bool Has(IConfiguration? configuration, string kind, string name) =>
        configuration?.GetSection($"{Section}:{kind}").GetChildren().Any(child => string.Equals(child.Key, name, StringComparison.OrdinalIgnoreCase)) ?? false;

    /// <summary>What is wrong with what stands directly in the section, if anything.</summary>
    private static string? Strange(IConfigurationSection setting) =>
        Kinds.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
            ? setting.Value is { Length: > 0 } value ? $"{setting.Path} is '{value}', but must hold names with settings." : null
        : InCode.FirstOrDefault(option => string.Equals(option, setting.Key, StringComparison.OrdinalIgnoreCase)) is { } inCode
            ? $"{setting.Path} is no setting of a configuration: {SetInCode(inCode)}."
        : Spelling.Nearest(setting.Key, Kinds.Concat(InCode)) is { } nearest
            ? $"{Unknown(setting, Kinds)}{(Kinds.Contains(nearest) ? "" : $" If {nearest} is meant, {SetInCode(nearest)}.")}"
        : null;

    private static string SetInCode(string option) => $"set it in code, with contracts.Configure(hub => hub.{option} = …)";

    private static string Unknown(IConfigurationSection setting, IReadOnlyCollection<string> known) =>
        $"{setting.Path} is no setting: it must be one of {string.Join(", ", known)}.{(Spelling.Nearest(setting.Key, known) is { } nearest ? $" Is {nearest} meant?" : "")}";

    private IEnumerable<(string Name, IConfigurationSection Settings)> Named(string kind) =>
        configuration!.GetSection($"{Section}:{kind}").GetChildren().Select(static child => (child.Key, child));

    private static void Read(IConfigurationSection settings, List<string> faults, Dictionary<string, Action<int>> known)
    {
        if (settings.Value is { Length: > 0 } text)
        {
            faults.Add($"{settings.Path} is '{text}', but must hold settings: {string.Join(", ", known.Keys)}.");
        }

        foreach (var setting in settings.GetChildren())
        {
            if (!known.TryGetValue(setting.Key, out var set))
            {
                faults.Add(Unknown(setting, known.Keys));
            }
            else if (!TryRead(setting.Value, out var value))
            {
                faults.Add($"{setting.Path} is '{setting.Value}', but must be a whole number.");
            }
            else
            {
                set(value);
            }
        }
    }
}
