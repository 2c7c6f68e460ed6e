using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ForeignAttributeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1022
{
    private const string Newtonsoft = """
        namespace Newtonsoft.Json
        {
            public sealed class JsonIgnoreAttribute : System.Attribute;
            public sealed class JsonPropertyAttribute : System.Attribute
            {
                public JsonPropertyAttribute() { }
                public JsonPropertyAttribute(string propertyName) => PropertyName = propertyName;
                public string PropertyName { get; set; }
            }
        }
        """;

    [Fact]
    public Task Stands_on_the_attribute() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>]
        public sealed partial record Order(
            [property: {|#0:System.Text.Json.Serialization.JsonIgnore|}] string ApiKey,
            [property: {|#1:System.Text.Json.Serialization.JsonPropertyName("qty")|}] int Quantity)
        {
            [{|#2:System.Runtime.Serialization.IgnoreDataMember|}] public int Note { get; init; }
            [{|#3:System.Runtime.Serialization.DataMember(Name = "px")|}] public int Price { get; init; }
        }
        """,
        CompilerWarning("CTR1022").WithLocation(0).WithMessage("Order.ApiKey travels though it is marked [JsonIgnore], which does not hold here: leave ApiKey out of the message, or remove the attribute"),
        CompilerWarning("CTR1022").WithLocation(1).WithMessage("Order.Quantity is 'quantity' on the wire though it is marked [JsonPropertyName], which does not hold here: write [WireName(\"qty\")]"),
        CompilerWarning("CTR1022").WithLocation(2).WithMessage("Order.Note travels though it is marked [IgnoreDataMember], which does not hold here: leave Note out of the message, or remove the attribute"),
        CompilerWarning("CTR1022").WithLocation(3).WithMessage("Order.Price is 'price' on the wire though it is marked [DataMember], which does not hold here: write [WireName(\"px\")]"));

    [Fact]
    public Task Knows_the_attributes_of_Newtonsoft_Json() => Test.ReportsAsync($$"""
        [Part] public sealed partial record Leg(
            [property: {|CTR1022:Newtonsoft.Json.JsonIgnore|}] int Secret,
            [property: {|CTR1022:Newtonsoft.Json.JsonProperty("a")|}] int First,
            [property: {|CTR1022:Newtonsoft.Json.JsonProperty(PropertyName = "b")|}] int Second,
            [property: Newtonsoft.Json.JsonProperty] int Third);
        {{Newtonsoft}}
        """);

    [Fact]
    public Task Is_quiet_where_both_say_the_same_or_each_its_own() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>]
        public sealed partial record Order(
            [property: System.Text.Json.Serialization.JsonPropertyName("quantity")] int Quantity,
            [property: System.Text.Json.Serialization.JsonPropertyName("px"), WireName("price_usd")] double Price,
            [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Note,
            [property: System.Text.Json.Serialization.JsonPropertyOrder(3)] int Last)
        {
            [System.Text.Json.Serialization.JsonIgnore] public int Doubled => 2 * Quantity;
            [System.Text.Json.Serialization.JsonIgnore] public static int Count => 1;
        }
        """);

    [Fact]
    public Task Is_quiet_on_records_that_are_no_contracts() => Test.ReportsAsync("""
        public sealed record View([property: System.Text.Json.Serialization.JsonIgnore] int Secret);
        """);

    [Fact]
    public Task Is_told_of_a_condition_that_is_always() => Test.ReportsAsync("""
        [Part] public sealed partial record Leg([property: {|CTR1022:System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Always)|}] int Secret);
        """);
}
