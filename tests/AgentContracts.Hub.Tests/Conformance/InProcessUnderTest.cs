using AgentContracts.Conformance;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Conformance;

/// <summary>The in-process transport: several hubs on one broker, on a clock that the test moves.</summary>
public sealed class InProcessUnderTest(bool passByReference) : TransportUnderTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();
    private readonly List<HubActivity> _activities = [];
    private InProcessBroker? _broker;

    public override TimeProvider Clock => _clock;

    public InProcessBroker Broker => _broker ??= new InProcessBroker(_clock);

    /// <summary>Whether no hub has work; something may wait for time.</summary>
    public bool IsQuiet => _activities.TrueForAll(static activity => activity.IsQuiet);

    public override int Histories => 60;

    public override TransportUnderTest Fresh() => new InProcessUnderTest(passByReference);

    public override void Use(ContractsBuilder contracts)
    {
        var activity = new HubActivity();
        _activities.Add(activity);
        contracts.Services.AddSingleton(activity);
        contracts.Services.AddSingleton(Broker);
        contracts.Configure(options =>
        {
            options.Clock = _clock;
            options.PassByReference = passByReference;
        });
    }

    public override ValueTask ElapseAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets time pass, and whoever has something to do by then do it.</summary>
    public async Task BeatAsync(TimeSpan beat)
    {
        await ElapseAsync(beat);
        await Eventually.TrueAsync(() => IsQuiet);
        await Eventually.OneGlanceAsync();
    }

    /// <summary>Lets time pass, beat after beat, until something has come about.</summary>
    public async Task BeatUntilAsync(TimeSpan beat, int most, Func<Task<bool>> condition)
    {
        for (var count = 0; !await condition(); count++)
        {
            Assert.True(count < most, $"It did not come about within {most} beats.");
            await BeatAsync(beat);
        }
    }

    /// <summary>Fires one timer after another, each when nothing else can happen.</summary>
    public override async ValueTask ElapseUntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (!IsQuiet || condition() || !_clock.ElapseToNextTimer())
            {
                await Task.Yield();
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("Time went on, and the condition did not come true.");
            }
        }
    }

    public override async ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes)
    {
        var frame = new DeliveredFrame { Bytes = bytes };
        if (delivery == Delivery.AtMostOnce)
        {
            Broker.PubSub(channel.Name).Publish(frame, sender: null);
            return;
        }

        var admission = new StreamAdmission(int.MaxValue, Overflow.Reject, DateTimeOffset.MaxValue, TimeSpan.MaxValue);
        await Broker.Stream(channel.Name).AppendAsync(frame, admission, new TransportContext(), CancellationToken.None);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
