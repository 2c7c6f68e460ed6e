using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>How much room values of a type need in binary.</summary>
internal static class BinarySizes
{
    private const int LongestVarint32 = 5;
    private const int LongestVarint64 = 9;

    // Varints are stored eight bytes at a time.
    private const int Slack = 8;

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
        _ => 0,
    };

    /// <summary>The room that a member and those behind it need, up to the first without a bound; 0 where that is the member itself.</summary>
    public static int OfRow(SerializerModel record, int index)
    {
        var size = record.Members.Skip(index).Select(static m => Of(m.Type)).TakeWhile(static size => size > 0).Sum();
        return size == 0 ? 0 : size + Slack;
    }
}
