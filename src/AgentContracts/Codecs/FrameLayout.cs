using System.Buffers.Binary;
using System.Globalization;

namespace AgentContracts.Codecs;

/// <summary>What of a binary frame must be known before the rest can be read.</summary>
internal readonly record struct FrameLayout
{
    public required HeaderFlags Flags { get; init; }

    public required ulong Fingerprint { get; init; }

    public required int FieldCount { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Where the body begins.</summary>
    public required int Body { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="contract">What is read, for errors.</param>
    /// <param name="frame">The frame.</param>
    /// <exception cref="MessageFormatException">It is no whole binary frame of this version.</exception>
    public static FrameLayout Of(string contract, ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame[0] != BinaryFormat.Magic)
        {
            throw new MessageFormatException(contract, null, 0, $"a binary frame, which begins with the byte {BinaryFormat.Magic:X2}");
        }

        if (frame.Length < 2 || frame[1] != BinaryFormat.Version)
        {
            throw new MessageFormatException(contract, null, 1, $"version {BinaryFormat.Version} of the binary wire{(frame.Length < 2 ? "" : Invariant($", not {frame[1]}"))}");
        }

        if (frame.Length < BinaryFormat.FixedLength)
        {
            throw new MessageFormatException(contract, null, frame.Length, Invariant($"a header of at least {BinaryFormat.FixedLength} bytes"));
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(frame[BinaryFormat.LengthOffset..]);
        if (length != (uint)frame.Length)
        {
            throw new MessageFormatException(contract, null, BinaryFormat.LengthOffset, Invariant($"the length of the frame, which has {frame.Length} bytes, not {length}"));
        }

        var body = BinaryPrimitives.ReadUInt32LittleEndian(frame[BinaryFormat.BodyOffset..]);
        if (body is < BinaryFormat.FixedLength || body > length)
        {
            throw new MessageFormatException(contract, null, BinaryFormat.BodyOffset, "where the body begins, behind the header and inside the frame");
        }

        var priority = (Priority)frame[BinaryFormat.PriorityOffset];
        return new FrameLayout
        {
            Flags = (HeaderFlags)BinaryPrimitives.ReadUInt16LittleEndian(frame[BinaryFormat.FlagsOffset..]),
            Fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(frame[BinaryFormat.FingerprintOffset..]),
            FieldCount = BinaryPrimitives.ReadUInt16LittleEndian(frame[BinaryFormat.FieldCountOffset..]),
            Priority = priority is >= Priority.Low and <= Priority.Critical
                ? priority
                : throw new MessageFormatException(contract, "priority", BinaryFormat.PriorityOffset, "low, medium, high or critical as 0, 1, 2 or 3"),
            Body = (int)body,
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
