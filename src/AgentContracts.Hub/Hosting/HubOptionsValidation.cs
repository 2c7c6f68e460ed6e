using System.Globalization;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>Refuses, when the hub starts, what <see cref="HubOptions"/> does not allow.</summary>
internal sealed class HubOptionsValidation : IValidateOptions<HubOptions>
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestAlertInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestBeat = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        string?[] faults =
        [
            OutOfRange(nameof(HubOptions.MaxFrameBytes), options.MaxFrameBytes, HubOptions.LowestMaxFrameBytes, HubOptions.HighestMaxFrameBytes),
            OutOfRange(nameof(HubOptions.AlertInterval), options.AlertInterval, TimeSpan.Zero, LongestAlertInterval),
            OutOfRange(nameof(HubOptions.DropRateWindow), options.DropRateWindow, ShortestWindow, LongestWindow),
            options.HeartbeatInterval == Timeout.InfiniteTimeSpan ? null : OutOfRange(nameof(HubOptions.HeartbeatInterval), options.HeartbeatInterval, ShortestBeat, LongestSilence / 2),
            options.HeartbeatInterval == Timeout.InfiniteTimeSpan ? null : OutOfRange(nameof(HubOptions.InactiveAfter), options.InactiveAfter, options.HeartbeatInterval * 2, LongestSilence),
            OutOfRange(nameof(HubOptions.ExclusiveLease), options.ExclusiveLease, ShortestWindow, LongestLease),
            OutOfRange(nameof(HubOptions.RollCallTimeout), options.RollCallTimeout, ShortestBeat, LongestWindow),
            OutOfRange(nameof(HubOptions.EmergencyRepeatInterval), options.EmergencyRepeatInterval, ShortestBeat, LongestRepeat),
            options.DropRateThreshold is > 0 and <= 1 ? null : Fault(nameof(HubOptions.DropRateThreshold), options.DropRateThreshold, "above 0 to 1"),
        ];
        string[] failures = [.. faults.OfType<string>()];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? OutOfRange<T>(string setting, T value, T least, T most) where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? null : Fault(setting, value, string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"));

    private static string Fault<T>(string setting, T value, string range) =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(HubOptions)}.{setting} is {value}, but must be {range}.");
}
