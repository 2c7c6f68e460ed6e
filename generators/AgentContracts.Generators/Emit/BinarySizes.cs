using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>How much room values of a type need in binary.</summary>
internal static class BinarySizes
{
    private const int LongestVarint32 = 5;
    private const int LongestVarint64 = 9;

    // Varints are stored eight bytes at a time.
    private const int Slack = 8;

    // Text of at most 32 characters, its length before it and a byte behind it: a longer one makes its own room, and as much as any row takes.
    private const int ShortText = 34;
    private const int LongestRow = 320;

    /// <summary>The most bytes that a value takes; 0 where there is no bound and its codec makes room for itself.</summary>
    public static int Of(WireTypeModel type) => type.Kind switch
    {
        WireKind.Boolean or WireKind.Byte or WireKind.SByte => 1,
        WireKind.Int16 or WireKind.UInt16 or WireKind.Char => sizeof(short),
        WireKind.Int32 or WireKind.UInt32 or WireKind.DateOnly => LongestVarint32,
        WireKind.Int64 or WireKind.UInt64 => LongestVarint64,
        WireKind.Single or WireKind.Enum => sizeof(float),
        WireKind.Double or WireKind.DateTime or WireKind.TimeSpan or WireKind.TimeOnly => sizeof(double),
        WireKind.DateTimeOffset => sizeof(long) + sizeof(short),
        WireKind.Decimal => 1 + sizeof(uint) + LongestVarint64,
        WireKind.Guid or WireKind.Int128 or WireKind.UInt128 => 16,
        WireKind.Flags => LongestVarint64,
        WireKind.String => ShortText,
        _ => 0,
    };

    /// <summary>How many members from an index on are written into room that is made for all of them; none where the first has no bound.</summary>
    /// <param name="record">The record.</param>
    /// <param name="index">Where they begin.</param>
    /// <param name="room">The room that they need.</param>
    public static int CountRow(SerializerModel record, int index, out int room)
    {
        room = Slack;
        var end = index;
        while (end < record.Members.Count && Of(record.Members[end].Type) is > 0 and var size && room + size <= LongestRow)
        {
            room += size;
            end++;
        }

        return end - index;
    }
}
