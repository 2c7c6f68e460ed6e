using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>What every compilation of these tests has: the framework, the language, a client of Redis, options and a few channels.</summary>
internal static class Surroundings
{
    public const string Prelude = """
        global using System;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentContracts;

        [Channel("hft_signals", Tier.UltraHft)] public partial class HftSignals;
        [Channel("fast_signals", Tier.Fast)] public partial class FastSignals;
        [Channel("tactical_signals", Tier.Tactical)] public partial class TacticalSignals;
        [Channel("market_news")] public partial class MarketNews;
        [Channel("execution_alerts"), Emergency] public partial class ExecutionAlerts;
        """;

    public static readonly ImmutableArray<MetadataReference> References =
        [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(TierAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(StackExchange.Redis.ISubscriber).Assembly.Location),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
