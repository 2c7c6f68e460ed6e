using System.Globalization;

namespace AgentContracts.Hub.Hosting;

/// <summary>Settings of a channel as one agent uses it, tried out.</summary>
/// <param name="Contract">What the contract says.</param>
/// <param name="Quality">What holds with what is changed.</param>
/// <param name="Budget">How long one handler call may take, where that is declared.</param>
/// <param name="MaxConcurrency">How many messages one agent instance handles at once.</param>
internal sealed record SettingsTrial(QualityOfService Contract, QualityOfService Quality, TimeSpan? Budget, int MaxConcurrency)
{
    /// <summary>Where they contradict each other, each with its rule.</summary>
    public IReadOnlyList<(string Rule, string Text)> Faults { get; } = Quality.ContradictionsByRule(Budget, MaxConcurrency);

    /// <summary>What each setting alone would have to be for a fault to be gone, such as <c>set MaxQueue to at least 50, or BatchSize to at most 20</c>.</summary>
    /// <param name="rule">That of one of <see cref="Faults"/>.</param>
    /// <param name="agent">Who uses the channel.</param>
    public string Remedy(string rule, string? agent)
    {
        var (quality, age, longest) = (Quality, (int)Math.Min(Quality.MaxAge.TotalMilliseconds, int.MaxValue), (int)Math.Min(Contract.MaxAge.TotalMilliseconds, int.MaxValue));
        string?[] remedies =
        [
            Bound(nameof(ChannelOptions.MaxQueue), quality.MaxQueue, value => With(quality with { MaxQueue = value }), quality.BatchSize),
            Bound(nameof(ChannelOptions.BatchSize), quality.BatchSize, value => With(quality with { BatchSize = value }), 1),
            Bound(nameof(ChannelOptions.Retries), quality.Retries, value => With(quality with { Retries = value }), 0),
            Bound(nameof(ChannelOptions.MaxAgeMs), age, value => With(quality with { MaxAge = TimeSpan.FromMilliseconds(value) }), longest),
            Bound($"{nameof(AgentOptions.MaxConcurrency)} of {agent}", MaxConcurrency, value => new(Contract, Quality, Budget, value), AgentOptions.HighestMaxConcurrency),
        ];
        return string.Join(", or ", remedies.OfType<string>()) is { Length: > 0 } text ? $"; set {text}" : "";

        SettingsTrial With(QualityOfService changed) => new(Contract, changed, Budget, MaxConcurrency);

        string? Bound(string setting, int value, Func<int, SettingsTrial> with, int end)
        {
            if (!Mends(with(end)))
            {
                return null;
            }

            var (bad, good) = (value, end);
            while (Math.Abs(good - bad) > 1)
            {
                var middle = bad + ((good - bad) / 2);
                (bad, good) = Mends(with(middle)) ? (bad, middle) : (middle, good);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{setting} to at {(good < value ? "most" : "least")} {good}");
        }

        // The numbers in a fault's words are those being tried: only its rule tells whether it is still there. None may come in its place.
        bool Mends(SettingsTrial other) => other.Faults.All(left => left.Rule != rule && Faults.Any(known => known.Rule == left.Rule));
    }
}
