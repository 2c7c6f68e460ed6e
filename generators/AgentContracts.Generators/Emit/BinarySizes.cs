using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>How much room values of a type need in binary.</summary>
internal static class BinarySizes
{
    private const int LongestVarint32 = 5;
    private const int LongestVarint64 = 9;

    // Varints are stored eight bytes at a time.
    private const int Slack = 8;

    // Text of at most 32 characters and its length before it: a longer one makes its own room.
    private const int ShortText = 33;

    // As much room as there is behind all that has no bound: BinaryFieldWriter.RowRoom.
    private const int LongestRow = 320 - Slack;

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

    /// <summary>Before which members room must be made, because those before them may have taken what there was.</summary>
    public static bool[] FindRows(SerializerModel record)
    {
        var begins = new bool[record.Members.Count];
        var taken = 0;
        for (var i = 0; i < begins.Length; i++)
        {
            var size = Of(record.Members[i].Type);
            begins[i] = taken + size > LongestRow;
            taken = size == 0 ? 0 : begins[i] ? size : taken + size;
        }

        return begins;
    }
}
