namespace Benchmarks.Goals;

/// <summary>The goals of the codecs and validators, which the README of this project repeats.</summary>
internal static class GoalCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Goal> All { get; } =
    [
        new("JSON encode / STJ", "json.encode/stj", 0.15),
        new("JSON decode, own bytes / STJ", "json.decode/stj", 0.16),
        new("  bytes allocated / MemoryPack", "alloc.json.decode/memorypack", 1),
        new("JSON decode, foreign bytes / STJ", "json.decode-foreign/stj", 0.35),
        new("JSON encode / MemoryPack", "json.encode/memorypack", 0.8),
        new("binary encode / MemoryPack", "binary.encode/memorypack", 0.2),
        new("binary decode / MemoryPack", "binary.decode/memorypack", 0.8),
        new("binary bytes / MessagePack", "binary.bytes/messagepack", 1),
        new("JSON encode, bytes allocated", "alloc.json.encode/ours", 0),
        new("binary encode, bytes allocated", "alloc.binary.encode/ours", 0),
        new("JSON decode, bytes, interned / not", "alloc.json.decode-interned/plain", 0.3),
        new("binary decode, bytes, interned / not", "alloc.binary.decode-interned/plain", 0.3),
        new("  JSON, tier-1 record structs, bytes", "alloc.json.decode-interned/ours", 0) { Messages = RecordStructs },
        new("  binary, tier-1 record structs, bytes", "alloc.binary.decode-interned/ours", 0) { Messages = RecordStructs },
        new("validate, valid / DataAnnotations", "validate/dataannotations", 0.005),
        new("  bytes allocated", "alloc.validate/ours", 0),
        new("validate, three wrong / DataAnnotations", "validate-invalid/dataannotations", 0.01),
    ];

    private static IReadOnlyList<string> RecordStructs => ["HftArbitrageSignal", "HftMarketMakingSignal"];
}
