using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>
/// Reads <c>Contracts:Channels:&lt;name&gt;</c> and <c>Contracts:Agents:&lt;id&gt;</c> of the program's configuration; what is set in code beats it. Without
/// reflection, and a setting that is misspelt or no number is refused instead of passed over.
/// </summary>
internal sealed class ConfiguredHubOptions(IConfiguration? configuration) : IConfigureOptions<HubOptions>
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Contracts";

    public void Configure(HubOptions options)
    {
        if (configuration is null)
        {
            return;
        }

        var faults = new List<string>();
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

    private IEnumerable<(string Name, IConfigurationSection Settings)> Named(string kind) =>
        configuration!.GetSection($"{Section}:{kind}").GetChildren().Select(static child => (child.Key, child));

    private static void Read(IConfigurationSection settings, List<string> faults, Dictionary<string, Action<int>> known)
    {
        foreach (var setting in settings.GetChildren())
        {
            if (!known.TryGetValue(setting.Key, out var set))
            {
                faults.Add($"{setting.Path} is no setting: it must be one of {string.Join(", ", known.Keys)}.");
            }
            else if (!int.TryParse(setting.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
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
