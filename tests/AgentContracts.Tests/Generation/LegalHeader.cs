using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Headers with any of the fields that may be absent.</summary>
internal static class LegalHeader
{
    /// <summary>The last microsecond of the year 9999.</summary>
    private const long Latest = 253_402_300_799_999_999;

    private static readonly Gen<MessageId> Id = Gen.Select(Gen.ULong, Gen.ULong, static (sender, number) => new MessageId(sender, number));

    private static readonly Gen<MessageId> MaybeId = Id.Or(default(MessageId));

    private static readonly Gen<string?> MaybeText = LegalText.Any.Select(static string? (text) => text).Or((string?)null);

    private static readonly Gen<long> Microseconds = Gen.OneOf<long>(
        Gen.Long[0, Latest],
        Gen.Long[0, 4_102_444_800_000_000],
        Edges.OneOf(0, 1, 999_999, 1_000_000, Latest - 1, Latest));

    private static readonly Gen<MessageHeader> Plain = Gen.Select(
        LegalText.Any, Id, LegalText.Any, Gen.Enum<Priority>(), Microseconds,
        static (type, id, source, priority, timestamp) => new MessageHeader
        {
            MessageType = type,
            MessageId = id,
            SourceAgent = source,
            Priority = priority,
            Timestamp = timestamp,
        });

    public static Gen<MessageHeader> Any { get; } = Gen.Select(
        Gen.Select(Plain, Microseconds.Or(MessageInfo.NeverExpires), LegalText.Any.Array[0, 3], MaybeText, Gen.Long[1, long.MaxValue].Or(0)),
        Gen.Select(Gen.ULong.Or(0UL), Gen.Int[0, int.MaxValue], MaybeId, MaybeId),
        Gen.Select(MaybeText, MaybeText, Gen.Bool),
        static (first, second, third) => first.Item1 with
        {
            Expires = first.Item2,
            Routes = first.Item3,
            Sender = first.Item4,
            Sequence = first.Item5,
            Fingerprint = second.Item1,
            // The count travels with the fingerprint.
            FieldCount = second.Item1 == 0 ? 0 : second.Item2,
            Correlation = second.Item3,
            Causation = second.Item4,
            TraceParent = third.Item1,
            FallbackFor = third.Item2,
            Resent = third.Item3,
        });
}
