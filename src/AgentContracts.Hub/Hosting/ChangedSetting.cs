using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace AgentContracts.Hub.Hosting;

/// <summary>One cell that a program changes about a channel or an agent, and where it does so.</summary>
/// <param name="Kind">Of what: <c>Channels</c> or <c>Agents</c>.</param>
/// <param name="Name">The channel's name or the agent's id.</param>
/// <param name="Cell">Which cell.</param>
/// <param name="Value">What it is changed to.</param>
/// <param name="IsInCode">Whether code changes it, and not the program's configuration.</param>
internal sealed record ChangedSetting(string Kind, string Name, string Cell, int Value, bool IsInCode)
{
    /// <summary>Where all is that is changed about the channel or agent.</summary>
    public string Owner => IsInCode ? $"{nameof(HubOptions)}.{Kind}[\"{Name}\"]" : $"{ConfiguredHubOptions.Section}:{Kind}:{Name}";

    /// <summary>Where the cell is.</summary>
    public string Place => IsInCode ? $"{Owner}.{Cell}" : $"{Owner}:{Cell}";

    /// <summary>What is changed about a channel.</summary>
    public static ChangedSetting[] Of(string channel, ChannelOptions? changes, IConfiguration? configuration) => Of(
        nameof(HubOptions.Channels),
        channel,
        configuration,
        (nameof(ChannelOptions.MaxQueue), changes?.MaxQueue),
        (nameof(ChannelOptions.BatchSize), changes?.BatchSize),
        (nameof(ChannelOptions.Retries), changes?.Retries),
        (nameof(ChannelOptions.MaxAgeMs), changes?.MaxAgeMs));

    /// <summary>What is changed about an agent.</summary>
    public static ChangedSetting[] Of(string agent, AgentOptions? changes, IConfiguration? configuration) =>
        Of(nameof(HubOptions.Agents), agent, configuration, (nameof(AgentOptions.MaxConcurrency), changes?.MaxConcurrency));

    private static ChangedSetting[] Of(string kind, string name, IConfiguration? configuration, params ReadOnlySpan<(string Cell, int? Value)> cells)
    {
        var changed = new List<ChangedSetting>();
        foreach (var (cell, value) in cells)
        {
            if (value is { } number)
            {
                // Code comes after the configuration: what stands in both is the configuration's, with any other value it is the code's.
                var written = configuration?[$"{ConfiguredHubOptions.Section}:{kind}:{name}:{cell}"];
                changed.Add(new(kind, name, cell, number, !ConfiguredHubOptions.TryRead(written, out var configured) || configured != number));
            }
        }

        return [.. changed];
    }
}
