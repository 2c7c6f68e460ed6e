using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AgentContracts.Conformance;
using AgentContracts.Hub.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>Listens to the instruments of one hub.</summary>
internal sealed class MeterReading : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _recorded = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="instruments">Names of those to listen to; all where none is named.</param>
    public MeterReading(TestHub hub, params string[] instruments)
    {
        var scope = hub.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Meter && instrument.Meter.Scope == scope)
            {
                Published.Add(instrument);
                if (instruments.Length == 0 || instruments.Contains(instrument.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Every instrument of the hub.</summary>
    public List<Instrument> Published { get; } = [];

    /// <summary>What an instrument that is read on demand says now.</summary>
    public IReadOnlyList<Measured> Collect(string instrument)
    {
        _recorded.Clear();
        _listener.RecordObservableInstruments();
        return Recorded(instrument);
    }

    /// <summary>The sum of what such an instrument says now, of the measurements with a tag if one is given.</summary>
    public double Sum(string instrument, string? tag = null, object? value = null) =>
        Collect(instrument).Where(measured => tag is null || Equals(measured.Tags.GetValueOrDefault(tag), value)).Sum(static measured => measured.Value);

    /// <summary>What was recorded with an instrument that is told of single messages.</summary>
    public IReadOnlyList<Measured> Recorded(string instrument) => [.. _recorded.Where(measured => measured.Instrument.Name == instrument)];

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _recorded.Enqueue(new Measured(instrument, value, tags.ToArray().ToDictionary()));

    internal sealed record Measured(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
}
