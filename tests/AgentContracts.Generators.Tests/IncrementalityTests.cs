using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What an edit makes the generator do again. That an unrelated edit does nothing is checked in every run of every test.</summary>
public sealed class IncrementalityTests
{
    private static GeneratorRun Run => GeneratorRun.Of(Desk.Contracts, Desk.Agents);

    [Fact]
    public void Editing_a_validation_attribute_writes_only_the_validator_anew()
    {
        var after = Run.After(text => text.Replace("StringLength(20)", "StringLength(30)"));

        Assert.Equal([TrackingNames.Records, TrackingNames.ValidatorFacet, TrackingNames.RecordFile], after.ChangedSteps);
        Assert.Equal(1, after.WrittenFiles);
    }

    [Fact]
    public void Editing_the_body_of_a_handler_writes_nothing()
    {
        var after = Run.After(text => text.Replace("RiskAlert alert, MessageContext context, CancellationToken cancellationToken) => default;", "RiskAlert alert, MessageContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;"));

        Assert.Empty(after.ChangedSteps);
        Assert.Equal(0, after.WrittenFiles);
    }

    [Theory]
    [InlineData("get { return Level > 5; }", "get { var level = Level; return level > 6; }")]
    [InlineData("get { return Level > 5; }", "get => Level > 6;")]
    public void Editing_a_body_inside_a_message_writes_nothing(string before, string after)
    {
        var run = GeneratorRun.Of(Desk.Contracts.Replace("public bool IsSevere => Level > 5;", $"public bool IsSevere {{ {before} }}"), Desk.Agents);

        var edited = run.After(text => text.Replace(before, after));

        // A block that becomes an expression may be read again: it means the same.
        Assert.Empty(edited.ChangedSteps);
        Assert.Equal(0, edited.WrittenFiles);
    }

    [Fact]
    public void Editing_a_block_inside_a_message_reads_nothing_again()
    {
        var run = GeneratorRun.Of(Desk.Contracts.Replace("public bool IsSevere => Level > 5;", "public bool IsSevere { get { return Level > 5; } }"), Desk.Agents);

        Assert.Empty(run.After(text => text.Replace("return Level > 5;", "if (Level > 9) { return true; } return Level > 6;")).ReadAgain);
    }

    [Fact]
    public void Editing_a_name_on_the_wire_writes_only_the_message_and_its_codec_anew()
    {
        var after = Run.After(text => text.Replace("Side Side, Leg", "[WireName(\"direction\")] Side Side, Leg"));

        Assert.Equal([TrackingNames.Records, TrackingNames.MessageFacet, TrackingNames.CodecFacet, TrackingNames.RecordFile], after.ChangedSteps);
        Assert.Equal(1, after.WrittenFiles);
    }

    [Fact]
    public void Adding_a_route_writes_the_message_the_channel_and_the_agents_anew_but_no_serializer()
    {
        var after = Run.After(text => text.Replace("[Tier(Tier.Fast), RoutesTo<FastSignals>]", "[Tier(Tier.Fast), RoutesTo<FastSignals, Alerts>]"));

        // The agent hears the message already.
        Assert.Equal([TrackingNames.Records, TrackingNames.Routing, TrackingNames.MessageFacet, TrackingNames.RecordFile, TrackingNames.ChannelFacet], after.ChangedSteps);
        Assert.Equal(2, after.WrittenFiles);
    }

    [Fact]
    public void Adding_a_value_to_an_enum_writes_only_its_names_and_the_validators_anew_and_no_codec()
    {
        var after = Run.After(text => text.Replace("enum Side { Buy, Sell }", "enum Side { Buy, Hold, Sell }"));

        // The validator knows which values have names.
        Assert.Equal([TrackingNames.Records, TrackingNames.ValidatorFacet, TrackingNames.RecordFile, TrackingNames.EnumFacet], after.ChangedSteps);
        Assert.Equal(2, after.WrittenFiles);
    }

    [Fact]
    public void Removing_a_handler_writes_only_the_handlers_of_that_agent_anew()
    {
        var after = Run.After(text => text.Replace("public ValueTask HandleAsync(RiskAlert alert", "public ValueTask HandleLaterAsync(RiskAlert alert"));

        Assert.Equal([TrackingNames.Agents, TrackingNames.HandlersFacet], after.ChangedSteps);
        Assert.Equal(1, after.WrittenFiles);
    }

    [Fact]
    public void Editing_the_constructor_of_an_agent_writes_only_how_it_is_made_anew()
    {
        var after = Run.After(text => text.Replace("Execution(IHub<Execution> hub)", "Execution(IHub<Execution> hub, TimeProvider? clock = null)"));

        Assert.Equal([TrackingNames.Agents, TrackingNames.AgentFacet], after.ChangedSteps);
        Assert.Equal(1, after.WrittenFiles);
    }

    [Fact]
    public void Moving_code_within_its_file_writes_nothing()
    {
        var after = Run.After(text => text.Replace("namespace Acme.Contracts;", "namespace Acme.Contracts;\n\n// One line more.\n"));

        Assert.Empty(after.ChangedSteps);
    }

    [Fact]
    public void Adding_a_message_of_its_own_channel_writes_its_file_and_the_lists_and_no_other_message()
    {
        var after = Run.After(text => text.Replace("public enum Side", "[Channel(\"more\")] public partial class More; [Tier(Tier.Fast), RoutesTo<More>] public partial record Added(int Number);\n\npublic enum Side"));

        // Its record and its channel, and the manifest.
        Assert.Equal(3, after.WrittenFiles);
        Assert.DoesNotContain(TrackingNames.HandlersFacet, after.ChangedSteps);
        Assert.DoesNotContain(TrackingNames.AgentFacet, after.ChangedSteps);
    }

    [Fact]
    public void Editing_a_comment_inside_a_message_writes_nothing()
    {
        var after = Run.After(text => text.Replace("public bool IsSevere", "// Severe is severe.\n    public bool IsSevere"));

        Assert.Empty(after.ChangedSteps);
        Assert.Equal(0, after.WrittenFiles);
    }
}
