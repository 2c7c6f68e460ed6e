using System.Text.Json;
using AgentContracts;
using TradingDesk.Agents;
using TradingDesk.Contracts.Channels;
using TradingDesk.Contracts.Messages;

namespace TradingDesk.Tests.Contracts;

/// <summary>Holds the sample to the document it stands for: names, fields, words, routes and channels.</summary>
public sealed class SeedContractTests
{
    [Fact]
    public void Arbitrage_signal() => AssertWire(
        new HftArbitrageSignal("BTC/USD", "binance", "coinbase", 0.0015, 50, 1_700_000_000_100),
        "hft_arbitrage_signal", Tier.UltraHft, ["hft_signals", "execution_alerts"],
        """{"symbol":"BTC/USD","exchange1":"binance","exchange2":"coinbase","price_diff":0.0015,"max_latency_ms":50,"expires_at_ms":1700000000100}""");

    [Fact]
    public void Market_making_signal() => AssertWire(
        new HftMarketMakingSignal("BTC/USD", 50_000.0m, 50_001.0m, 1.0m, 1.0m, 0.0015, 0.5),
        "hft_market_making_signal", Tier.UltraHft, ["hft_signals", "execution_alerts"],
        """{"symbol":"BTC/USD","bid_price":50000.0,"ask_price":50001.0,"bid_size":1.0,"ask_size":1.0,"spread":0.0015,"inventory_level":0.5}""");

    [Fact]
    public void Strategy_signal() => AssertWire(
        new FastStrategySignal(StrategyType.TrendFollowing, "momentum_rider", "BTC/USD", Side.Buy, 0.85, 50_000.0m, 48_000.0m, 52_000.0m),
        "fast_strategy_signal", Tier.Fast, ["fast_signals", "execution_alerts"],
        """{"strategy_type":"trend_following","strategy_subtype":"momentum_rider","symbol":"BTC/USD","action":"buy","confidence":0.85,"entry_price":50000.0,"stop_loss":48000.0,"take_profit":52000.0}""");

    [Fact]
    public void Risk_validation() => AssertWire(
        new FastRiskValidation(true, 0.3, 1.0m, [RiskWarning.HighVolatility]),
        "fast_risk_validation", Tier.Fast, ["fast_signals", "execution_alerts"],
        """{"validation_result":true,"risk_score":0.3,"position_size_allowed":1.0,"warnings":["high_volatility"]}""");

    [Fact]
    public void Anomaly_alert() => AssertWire(
        new MarketAnomalyAlert("correlation_break", Severity.High, ["BTC/USD", "ETH/USD"], 0.85, 300, [ProtectiveAction.PauseMarketMaking, ProtectiveAction.ReducePositions]),
        "market_anomaly_alert", Tier.Tactical, ["market_anomalies", "strategy_engine_alerts", "risk_management_alerts", "execution_alerts"],
        """{"anomaly_type":"correlation_break","severity":"high","affected_assets":["BTC/USD","ETH/USD"],"confidence":0.85,"time_to_impact":300,"recommended_actions":["pause_market_making","reduce_positions"]}""");

    [Fact]
    public void Imbalance() => AssertWire(
        new SupplyDemandImbalance("BTC/USD", ImbalanceType.SupplyShortage, 0.8, new(9, 1, 50)),
        "supply_demand_imbalance", Tier.Tactical, ["tactical_signals", "strategy_engine_alerts"],
        """{"symbol":"BTC/USD","imbalance_type":"supply_shortage","magnitude":0.8,"order_flow_data":{"buy_volume":9,"sell_volume":1,"trades":50}}""");

    [Fact]
    public void Analysis() => AssertWire(
        new IntelligenceAnalysis("pattern_recognition", StrategyType.Arbitrage, new Dictionary<string, double> { ["anomalies"] = 2 }, 0.9, 300),
        "intelligence_analysis", Tier.Tactical, ["intelligence_alerts", "tactical_signals"],
        """{"analysis_type":"pattern_recognition","strategy_context":"arbitrage","insights":{"anomalies":2},"confidence":0.9,"validity_duration":300}""");

    [Fact]
    public void Optimization() => AssertWire(
        new StrategyOptimization(StrategyType.MarketMaking, "parameter_adjustment", new Dictionary<string, double> { ["spread_multiplier"] = 1.2 }, 0.15),
        "strategy_optimization", Tier.Strategic, ["strategic_signals"],
        """{"strategy_type":"market_making","optimization_type":"parameter_adjustment","parameter_adjustments":{"spread_multiplier":1.2},"performance_improvement":0.15}""");

    [Fact]
    public void Regime_change() => AssertWire(
        new RegimeChangeWarning(MarketRegime.Stable, MarketRegime.Volatile, 0.85, 1_800, [ProtectiveAction.ReducePositions, ProtectiveAction.TightenStops]),
        "regime_change_warning", Tier.Strategic, ["strategic_signals", "risk_management_alerts"],
        """{"current_regime":"stable","predicted_regime":"volatile","confidence":0.85,"time_to_change":1800,"preparation_actions":["reduce_positions","tighten_stops"]}""");

    [Fact]
    public void Health_alert() => AssertWire(
        new SystemHealthAlert("agent_inactive", ["strategy_engine"], Severity.Medium, ["check_agent_status", "restart_if_needed"]),
        "system_health_alert", Tier.Fast, [],
        """{"health_status":"agent_inactive","affected_components":["strategy_engine"],"severity":"medium","recovery_actions":["check_agent_status","restart_if_needed"]}""");

    [Fact]
    public void Twelve_channels_and_five_of_them_for_emergencies()
    {
        ChannelInfo[] channels =
        [
            ChannelInfo.Of<HftSignals>(), ChannelInfo.Of<FastSignals>(), ChannelInfo.Of<TacticalSignals>(), ChannelInfo.Of<StrategicSignals>(),
            ChannelInfo.Of<StrategyEngineAlerts>(), ChannelInfo.Of<RiskManagementAlerts>(), ChannelInfo.Of<ExecutionAlerts>(), ChannelInfo.Of<MarketAnomalies>(),
            ChannelInfo.Of<IntelligenceAlerts>(), ChannelInfo.Of<SystemHealth>(), ChannelInfo.Of<AgentStatus>(), ChannelInfo.Of<ErrorAlerts>(),
        ];

        Assert.Equal(
            "agent_status error_alerts execution_alerts fast_signals hft_signals intelligence_alerts market_anomalies risk_management_alerts strategic_signals strategy_engine_alerts system_health tactical_signals",
            string.Join(' ', channels.Select(static channel => channel.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(
            "error_alerts execution_alerts risk_management_alerts strategy_engine_alerts system_health",
            string.Join(' ', channels.Where(static channel => channel.IsEmergency).Select(static channel => channel.Name).Order(StringComparer.Ordinal)));
        Assert.Equal("tactical_signals", ChannelInfo.Of<MarketAnomalies>().Fallback!().Name);
    }

    [Fact]
    public void Every_agent_hears_emergencies()
    {
        AgentInfo[] agents = [InfoOf<StrategyEngine>(), InfoOf<RiskManagement>(), InfoOf<Execution>(), InfoOf<MarketConditions>(), InfoOf<Intelligence>()];

        Assert.All(agents, static agent => Assert.Contains(agent.Subscriptions, static subscription => subscription.Channel.IsEmergency));
        Assert.Equal("execution intelligence market_conditions risk_management strategy_engine", string.Join(' ', agents.Select(static agent => agent.Id).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(0.64, 0b01u)]
    [InlineData(0.65, 0b11u)]
    public void Only_a_severe_imbalance_goes_to_the_strategy_engine(double magnitude, uint routes) =>
        Assert.Equal(routes, RoutesOf(new SupplyDemandImbalance("BTC/USD", ImbalanceType.DemandShortage, magnitude, new(1, 9, 50))));

    [Theory]
    [InlineData(901, 0b01u)]
    [InlineData(900, 0b11u)]
    public void Only_an_imminent_change_goes_to_risk_management(int seconds, uint routes) =>
        Assert.Equal(routes, RoutesOf(new RegimeChangeWarning(MarketRegime.Stable, MarketRegime.Volatile, 1, seconds, [])));

    [Theory]
    [InlineData(Side.Buy, 90, 110, true)]
    [InlineData(Side.Buy, 110, 90, false)]
    [InlineData(Side.Buy, 100, 110, false)]
    [InlineData(Side.Sell, 110, 90, true)]
    [InlineData(Side.Sell, 90, 110, false)]
    public void A_stop_on_the_wrong_side_of_the_entry_is_refused(Side action, int stop, int target, bool valid) =>
        Assert.Equal(valid, MessageValidator.Validate(new FastStrategySignal(StrategyType.TrendFollowing, "momentum_rider", "BTC/USD", action, 1, 100, stop, target)).Count == 0);

    [Fact]
    public void An_anomaly_that_affects_nothing_is_refused() => Assert.Equal(
        "AffectedAssets must hold at least 1 element.",
        Assert.Single(MessageValidator.Validate(new MarketAnomalyAlert("correlation_break", Severity.High, [], 0.9, 60, []))).Message);

    private static void AssertWire<TMessage>(TMessage message, string name, Tier tier, string[] routes, string json) where TMessage : IMessage<TMessage>
    {
        Assert.Empty(MessageValidator.Validate(message));
        Assert.Equal(name, MessageInfo.Of<TMessage>().Name);
        Assert.Equal(tier, MessageInfo.Of<TMessage>().Tier);
        Assert.Equal(routes, MessageInfo.Of<TMessage>().Routes.Select(static route => route.Name));

        var written = MessageJson.Write(message);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(written).RootElement), System.Text.Encoding.UTF8.GetString(written));
        Assert.Equal(written, MessageJson.Write(MessageJson.Read<TMessage>(written)));
    }

    private static uint RoutesOf<TMessage>(TMessage message) where TMessage : IMessage<TMessage> => TMessage.SelectRoutes(message);

    private static AgentInfo InfoOf<TAgent>() where TAgent : IAgent<TAgent> => TAgent.Info;
}
