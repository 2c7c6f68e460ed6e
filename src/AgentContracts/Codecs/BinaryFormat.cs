namespace AgentContracts.Codecs;

/// <summary>The binary wire, version 1: a header at fixed places, then the members in declared order.</summary>
/// <remarks>
/// <para>
/// Numbers are little endian. A <i>varint</i> of b bytes, 1 to 8, is the number n with 7b bits at most as <c>n·2ᵇ + 2ᵇ⁻¹ − 1</c>: the ones at the lower end of its first byte
/// say how many bytes follow. A larger number is <c>FF</c> and a u64. It has no more bytes than it needs: 0 to 127 have one, which is twice the number.
/// A <i>zigzag</i> is the varint of <c>2n</c> for n ≥ 0 and of <c>−2n−1</c> for n &lt; 0. <i>Text</i> is the varint of its UTF-8 length
/// plus 1, then the UTF-8; a lone 0 is null.
/// </para>
/// <para>
/// Header: 0 magic <c>C1</c>, which begins neither UTF-8 nor MessagePack; 1 version <c>01</c>; 2 flags u16; 4 length of the frame u32;
/// 8 <c>timestamp</c> i64, from 1970 to 9999 as <c>_expires</c> is; 16 <c>message_id</c>, the 16 bytes that its hex digits spell; 32 <c>_seq</c> i64; 40 <c>_expires</c> i64,
/// <see cref="MessageInfo.NeverExpires"/> for none; 48 fingerprint u64, 0 for none; 56 field count u16; 58 <c>priority</c> u8, 0 low to 3 critical;
/// 59 zero; 60 where the body begins, u32; 64 what is next. <c>_correlation</c> (16 bytes, if flag 1; flag 2 says instead that it is the message's
/// own id), <c>_causation</c> (16 bytes, if flag 4), then text: <c>message_type</c>, <c>source_agent</c>, <c>_sender</c> (if flag 8), the number of
/// <c>_routes</c> (32 at most) as a varint and each route, <c>_trace</c> (if flag 16), <c>_fallback_for</c> (if flag 32). Flag 64 is <c>_resent</c>. The header
/// grows behind that: readers pass over flags that they do not know, and over what stands before the body.
/// </para>
/// <para>
/// Body, and every part in it: the number of fields as a varint, then the fields. bool: a byte, 0 or 1. 8, 16 and 128 bits: as they are. 32 and 64 bits: zigzag,
/// unsigned varint. float and double: IEEE 754, finite. decimal: a byte with the scale, 0 to 28, the
/// highest bit set for a negative number, −0 included, and the one below where its digits take more than 64 bits: those above them follow, u32; then the varint of the lower 64. Guid: the 16 bytes that its hex
/// digits spell. DateTime (UTC) and TimeSpan: i64 of 100 ns, the first since year 1. DateTimeOffset: the same of its UTC time, then its offset in minutes, i16.
/// DateOnly: the days since year 1, varint. TimeOnly: i64 of 100 ns. char: its UTF-16 unit, no surrogate, u16. Uri: its text. JsonElement: its JSON as text. Bytes: the varint of their number
/// plus 1 (a lone 0 is null), then themselves. Flags: the number. Nullable values: a byte 0, or 1 and the value. Collections: the varint of their length plus 1 (a
/// lone 0 is null), then the elements, in a dictionary each behind its key, which has the form of its type. Parts: the varint of their length in bytes plus 1 (a lone 0 is null),
/// then their body.
/// </para>
/// <para>
/// Enum values: u32, the FNV-1a hash of the name on the wire. Not the number, which may change, and not the place in the list, which changes with every value
/// put before it: a value stays itself as long as its name does, as in JSON. A reader refuses one that it does not know, and only the message that has it.
/// (Where the hash of a name is 0 or that of a name declared earlier in the enum, it runs on over a zero byte, until it is neither.)
/// </para>
/// <para>
/// Memory: every value is a byte at least, and nothing gets more room ahead than the bytes that are left, so that what a frame makes a reader allocate grows with its
/// length alone, whatever it says of itself: no more than <see cref="MemoryPerByte"/> bytes for each of its own, in JSON as well. Parts come on top where they are
/// large: four times what the largest one of the contract takes, with its declared defaults, for each byte. No frame is refused for it; the limit of its length is what bounds it.
/// </para>
/// <para>
/// Evolution: members are only appended, to messages and to parts. The fingerprint is a rolling hash, so that a reader with more members knows that of its
/// own beginning. Members that the sender did not have take their declared defaults; those that the reader does not have are passed over.
/// </para>
/// </remarks>
public static class BinaryFormat
{
    /// <summary>The first byte of a frame.</summary>
    public const byte Magic = 0xC1;

    /// <summary>The second byte of a frame.</summary>
    public const byte Version = 1;

    /// <summary>How many bytes of the header stand at fixed places.</summary>
    public const int FixedLength = 64;

    /// <summary>How deep a message, its parts and its collections may stand in each other, the message included; as in JSON.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many bytes a reader allocates at most for each byte of a frame, on either wire, large parts aside: an empty dictionary is one byte, an open value two.</summary>
    public const int MemoryPerByte = 256;

    /// <summary>What a reader expects where it finds one level more.</summary>
    internal static string Levels { get; } = $"parts and collections in each other no deeper than {MaxDepth} levels";

    internal const int FlagsOffset = 2;
    internal const int LengthOffset = 4;
    internal const int TimestampOffset = 8;
    internal const int MessageIdOffset = 16;
    internal const int SequenceOffset = 32;
    internal const int ExpiresOffset = 40;
    internal const int FingerprintOffset = 48;
    internal const int FieldCountOffset = 56;
    internal const int PriorityOffset = 58;
    internal const int BodyOffset = 60;
    internal const int IdLength = 16;

    /// <summary>The error for what no reader would go into.</summary>
    internal static ArgumentException TooDeep() => new($"Parts and collections stand in each other deeper than {MaxDepth} levels, the message included.");
}
