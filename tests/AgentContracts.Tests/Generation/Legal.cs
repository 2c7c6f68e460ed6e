using System.Text.Json;
using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Legal values of every type that can be a member.</summary>
internal static class Legal
{
    private static readonly Dictionary<Type, Gen<object?>> Scalars = new()
    {
        [typeof(bool)] = Records.Boxed(Gen.Bool),
        [typeof(sbyte)] = Records.Boxed(Gen.SByte.Or(sbyte.MinValue, (sbyte)0, sbyte.MaxValue)),
        [typeof(byte)] = Records.Boxed(Gen.Byte.Or(byte.MinValue, byte.MaxValue)),
        [typeof(short)] = Records.Boxed(Gen.Short.Or(short.MinValue, (short)0, short.MaxValue)),
        [typeof(ushort)] = Records.Boxed(Gen.UShort.Or(ushort.MinValue, ushort.MaxValue)),
        [typeof(int)] = Records.Boxed(Gen.Int.Or(int.MinValue, 0, int.MaxValue)),
        [typeof(uint)] = Records.Boxed(Gen.UInt.Or(uint.MinValue, uint.MaxValue)),
        [typeof(long)] = Records.Boxed(Gen.Long.Or(long.MinValue, 0, long.MaxValue, 1L << 53, (1L << 53) + 1)),
        [typeof(ulong)] = Records.Boxed(Gen.ULong.Or(ulong.MinValue, ulong.MaxValue)),
        [typeof(float)] = Records.Boxed(LegalNumber.Single),
        [typeof(double)] = Records.Boxed(LegalNumber.Double),
        [typeof(decimal)] = Records.Boxed(LegalNumber.Decimal),
        [typeof(string)] = Records.Boxed(LegalText.Any),
        [typeof(Guid)] = Records.Boxed(Gen.Guid.Or(Guid.Empty, Guid.AllBitsSet)),
        [typeof(DateTime)] = Records.Boxed(LegalTime.Utc),
        [typeof(DateTimeOffset)] = Records.Boxed(LegalTime.Zoned),
        [typeof(TimeSpan)] = Records.Boxed(LegalTime.Span),
        [typeof(Int128)] = Records.Boxed(LegalNumber.Int128),
        [typeof(UInt128)] = Records.Boxed(LegalNumber.UInt128),
        [typeof(char)] = Records.Boxed(LegalText.Character),
        [typeof(DateOnly)] = Records.Boxed(LegalTime.Day),
        [typeof(TimeOnly)] = Records.Boxed(LegalTime.OfDay),
        [typeof(Uri)] = Records.Boxed(LegalText.Address),
        [typeof(byte[])] = Records.Boxed(Gen.Byte.Array[0, 40]),
        [typeof(ReadOnlyMemory<byte>)] = Records.Boxed(Gen.Byte.Array[0, 40].Select(static bytes => (ReadOnlyMemory<byte>)bytes)),
        [typeof(JsonElement)] = Records.Boxed(LegalJson.Any),
    };

    /// <summary>Legal values of a message or part.</summary>
    public static Gen<T> Of<T>() where T : IContract<T> => new Records(Scalars).Of<T>();
}
