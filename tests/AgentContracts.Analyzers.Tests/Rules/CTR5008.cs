using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ExpiryPastAgeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5008
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Ms(string Symbol, [Expires] long At);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public readonly partial record struct Maybe([Expires] long? At = 5);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Zoned([Expires] DateTimeOffset At);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Utc(string Symbol) { [Expires] public DateTime At { get; init; } }
        [Tier(Tier.Fast), Emergency, RoutesTo<FastSignals>] public partial record Alarm([Expires] long At);
        """;

    [Theory]
    [InlineData("60_000", "is 1970-01-01, long before the message is sent, so that nobody handles it: give Unix milliseconds, such as DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds()", "is 1970-01-20, long before the message is sent, so that nobody handles it: give Unix milliseconds, such as DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.AddMinutes(1.5).ToUnixTimeMilliseconds()", "is 90000 ms from now, more than the age of 1000 ms on FastSignals, and never counts: give an earlier time, or raise MaxAgeMs")]
    [InlineData("clock.GetUtcNow().ToUnixTimeMilliseconds() + 2 * 1000", "is 2000 ms from now, more than the age of 1000 ms on FastSignals, and never counts: give an earlier time, or raise MaxAgeMs")]
    [InlineData("clock.GetUtcNow().ToUnixTimeMilliseconds()", "is 0 ms from now, before the message is sent, so that nobody handles it: give a later time")]
    [InlineData("(DateTimeOffset.UtcNow - TimeSpan.FromSeconds(1)).ToUnixTimeMilliseconds()", "is -1000 ms from now, before the message is sent, so that nobody handles it: give a later time")]
    public Task Stands_on_the_time_and_says_what_is_wrong_with_it(string time, string fault) => Test.ReportsAsync(
        $$"""
        public static class Program
        {
            public static object Make(TimeProvider clock) => new Ms("BTC", {|#0:{{time}}|});
        }
        """ + Messages,
        CompilerWarning("CTR5008").WithLocation(0).WithMessage($"At of Ms {fault}"));

    [Fact]
    public Task Finds_it_wherever_a_message_gets_its_expiry() => Test.ReportsAsync("""
        public static class Program
        {
            private const long Soon = 500;
            public static void Make(Ms ms, Zoned zoned)
            {
                _ = new Maybe({|CTR5008:7|});
                _ = new Maybe { At = {|CTR5008:Soon|} };
                _ = ms with { At = {|CTR5008:7|} };
                _ = zoned with { At = {|CTR5008:DateTimeOffset.UtcNow + TimeSpan.FromMinutes(2)|} };
                _ = new Zoned(At: {|CTR5008:DateTimeOffset.Now.Add(TimeSpan.FromDays(1))|});
                _ = new Zoned({|CTR5008:DateTime.UtcNow.AddHours(1)|});
                _ = new Utc("BTC") { At = {|CTR5008:DateTime.UtcNow.AddMilliseconds(1001)|} };
                _ = new Utc("BTC") { At = {|CTR5008:DateTimeOffset.UtcNow.AddDays(1).UtcDateTime|} };
                _ = new Utc("BTC") { At = {|CTR5008:DateTimeOffset.UtcNow.AddDays(1).DateTime|} };
                _ = new Utc("BTC") { At = {|CTR5008:DateTimeOffset.Now.AddHours(1).LocalDateTime.ToUniversalTime()|} };
                _ = new Zoned({|CTR5008:TimeProvider.System.GetLocalNow().AddMinutes(1)|});
                _ = new Zoned({|CTR5008:DateTimeOffset.UtcNow.Subtract(TimeSpan.FromSeconds(5))|});
                _ = new Zoned({|CTR5008:DateTimeOffset.UtcNow.AddMicroseconds(1_000_001)|});
                _ = new Zoned({|CTR5008:DateTimeOffset.UtcNow.Add(TimeSpan.FromSeconds(0, milliseconds: 999, microseconds: 1001))|});
                _ = new Ms("BTC", {|CTR5008:299_999_999_999|});
                _ = new Ms("BTC", {|CTR5008:-299_999_999_999|});
            }
        }
        """ + Messages);

    [Fact]
    public Task Is_quiet_inside_the_age_and_on_times_that_it_cannot_compute() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals, Slow>] public partial record OnTwoChannels([Expires] DateTimeOffset At);
        [Channel("slow", Tier.Fast, MaxAgeMs = 60000)] public partial class Slow;
        public record NoMessage([property: Expires] long At);
        public static class Program
        {
            public static void Make(Ms ms, long later, TimeSpan age, Clock clock)
            {
                _ = new Ms("BTC", DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeMilliseconds());
                _ = new Ms("BTC", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 50);
                _ = new Ms("BTC", 1_900_000_000_000);
                _ = new Ms("BTC", 300_000_000_000);
                _ = new Ms("BTC", -300_000_000_000);
                _ = new Ms("BTC", 946_684_801_000);
                _ = new Zoned(DateTimeOffset.UtcNow.AddMicroseconds(1_000_000));
                _ = new Zoned(DateTimeOffset.UtcNow.Subtract(TimeSpan.FromSeconds(-1)));
                _ = new Zoned(DateTimeOffset.UtcNow.Add(TimeSpan.FromSeconds(0, milliseconds: 999, microseconds: 1000)));
                _ = new Ms("BTC", later);
                _ = new Ms("BTC", later + 5);
                _ = new Maybe(null);
                _ = new Maybe();
                _ = new Zoned(DateTimeOffset.UtcNow + age);
                _ = new Zoned(clock.GetUtcNow().AddDays(1));
                _ = new Zoned(DateTimeOffset.UtcNow.AddMonths(1));
                _ = new OnTwoChannels(DateTimeOffset.UtcNow.AddSeconds(60));
                _ = new Alarm(1);
                _ = new NoMessage(1);
                _ = ms with { Symbol = "ETH" };
            }
        }
        public sealed class Clock { public DateTimeOffset GetUtcNow() => default; }
        """ + Messages);

    [Fact]
    public Task Knows_the_messages_of_other_assemblies() => Test.ReportsAsync(
        ["public static class Program { public static object Make() => new Acme.Order({|CTR5008:7|}) with { At = {|CTR5008:8|} }; }"],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order([Expires] long At);
            """));
}
