using System.Text.Json.Serialization.Metadata;
using Benchmarks.Codecs;
using Benchmarks.Peers;
using Benchmarks.Peers.DoublePrices;
using MessagePack;

namespace Benchmarks.Tests.Suites;

/// <summary>The peers run as fast as they can, and in the form that the figures are named after.</summary>
public sealed class PeerTests
{
    private static readonly HftArbitrageSignal Signal = new("BTC/USD", "binance", "kraken", 0.0015, 50, 1);

    [Fact]
    public void System_Text_Json_writes_with_generated_code()
    {
        var type = (JsonTypeInfo<HftArbitrageSignal>)PeerJson.Default.GetTypeInfo(typeof(HftArbitrageSignal))!;

        Assert.NotNull(type.SerializeHandler);
    }

    [Fact]
    public void System_Text_Json_escapes_no_more_than_must_be() =>
        Assert.Contains("円/USD"u8.ToArray(), Encoded(new SystemTextJson<HftArbitrageSignal>(), Signal with { Symbol = "円/USD" }));

    [Fact]
    public void Both_MessagePacks_write_an_array_of_the_members_without_their_names()
    {
        byte[][] documents = [Encoded(new MessagePackCodec<HftArbitrageSignal>(), Signal), Encoded(new NerdbankCodec<HftArbitrageSignal>(), Signal)];

        Assert.All(documents, static document => Assert.Equal(6, new MessagePackReader(document).ReadArrayHeader()));
        Assert.Equal(documents[0], documents[1]);
    }

    [Fact]
    public void Lists_are_equal_when_their_elements_are()
    {
        var alert = new MarketAnomalyAlert("spike", default, ["BTC"], 0.5, 1, []);

        Assert.Equal(alert, alert with { AffectedAssets = new List<string> { "BTC" } });
        Assert.NotEqual(alert, alert with { AffectedAssets = ["ETH"] });
    }

    private static byte[] Encoded<TCodec, T>(TCodec codec, T message) where TCodec : struct, ICodec<T>
    {
        var output = new ReusedBuffer();
        codec.Encode(output, message);
        return output.Written.ToArray();
    }
}
