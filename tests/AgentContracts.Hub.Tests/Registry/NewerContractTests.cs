using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>In a rolling deploy a build reads the binary frames of a later one, because the registry knows that its contract has only grown.</summary>
public sealed class NewerContractTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public NewerContractTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_frame_of_a_later_build_is_read_once_its_contract_is_looked_up()
    {
        var older = await _system.StartAsync(static contracts => contracts.AddAgent<Racer>());
        var newer = await _system.StartAsync(static contracts => contracts.AddAgent<Sprinter>());

        await newer.As<Sprinter>().SendAsync(new NewerBlip(7, "a note that only later builds know"), Cancel);
        await Eventually.TrueAsync(() => older.Row<FastLane, Racer>().Settled == 1);

        Assert.Equal(new Blip(7), Assert.Single(_system.Script.Handled).Message);
        var versions = Assert.Single(newer.Snapshot.ContractVersions);
        Assert.Equal(("blip", 2), (versions.Message, versions.Instances.Length));
    }

    [Fact]
    public async Task A_frame_with_a_contract_that_nobody_has_entered_with_is_refused_by_saying_who_is_older()
    {
        var older = await _system.StartAsync(static contracts => contracts.AddAgent<Racer>());
        var header = new MessageHeader
        {
            MessageType = "blip",
            MessageId = MessageId.Next(),
            SourceAgent = "sprinter",
            Priority = Priority.Critical,
            Timestamp = _transport.Clock.GetUtcNow().ToUnixMicroseconds(),
            Fingerprint = MessageInfo.Of<NewerBlip>().Fingerprint,
            FieldCount = MessageInfo.Of<NewerBlip>().FieldCount,
        };

        await _transport.SendForeignAsync(ContractOf.Channel<FastLane>(), Delivery.AtMostOnce, new Frame<NewerBlip>(header, new NewerBlip(7, "a note"), Wire.Binary).Bytes);
        await Eventually.TrueAsync(() => older.Row<FastLane, Racer>().Settled == 1);

        Assert.Equal(1, older.Row<FastLane, Racer>().Invalid);
        Assert.Contains("this reader is older", Assert.Single(await older.DeadLettersAsync<FastLane>()).Detail, StringComparison.Ordinal);
    }
}
