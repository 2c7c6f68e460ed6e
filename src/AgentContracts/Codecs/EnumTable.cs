using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>An enum's values and what stands for them in binary, arranged so that neither way has a branch for each value.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNames">Its names, written by the generator.</typeparam>
internal static class EnumTable<TEnum, TNames>
    where TEnum : struct, Enum
    where TNames : IEnumNames<TEnum>
{
    // Wider gaps between the values than this would cost more memory than the look-up is worth.
    private const int LargestTable = 1024;

    private static readonly int Lanes = Vector256<uint>.Count;

    private static readonly long First = TNames.Values.IsEmpty ? 0 : Numbers().Min();

    // Most enums: their values follow each other, and the codes are a table by themselves.
    private static readonly bool IsInOrder = Numbers().Select(static (number, i) => number - i).All(static number => number == First);
    private static readonly uint[]? ByNumber = IsInOrder ? null : MakeTable();
    private static readonly uint[] Codes = MakeCodes();
    private static readonly TEnum[] Values = TNames.Values.ToArray();

    /// <summary>What stands for a value; 0 where it has no name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint CodeOf(TEnum value)
    {
        var table = IsInOrder ? TNames.Codes : ByNumber;
        if (!IsInOrder && ByNumber is null)
        {
            return Find(value);
        }

        var index = (ulong)(NumberOf(value) - First);
        return index < (uint)table.Length ? Unsafe.Add(ref MemoryMarshal.GetReference(table), (nint)index) : 0;
    }

    /// <summary>The value that a code stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFind(uint code, out TEnum value) => TryFind(code, 0, out value) || (Codes.Length > Lanes && TryFindFurther(code, out value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFind(uint code, int start, out TEnum value)
    {
        var codes = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Codes), (nuint)start);
        var found = Vector256.Equals(codes, Vector256.Create(code)).ExtractMostSignificantBits();
        var values = Values;
        var index = start + BitOperations.TrailingZeroCount(found);
        if (found == 0 || index >= values.Length)
        {
            value = default;
            return false;
        }

        value = values[index];
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryFindFurther(uint code, out TEnum value)
    {
        for (var start = Lanes; start < Codes.Length; start += Lanes)
        {
            if (TryFind(code, start, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long NumberOf(TEnum value) => Unsafe.SizeOf<TEnum>() switch
    {
        sizeof(sbyte) => Unsafe.BitCast<TEnum, sbyte>(value),
        sizeof(short) => Unsafe.BitCast<TEnum, short>(value),
        sizeof(int) => Unsafe.BitCast<TEnum, int>(value),
        _ => Unsafe.BitCast<TEnum, long>(value),
    };

    private static uint Find(TEnum value)
    {
        var index = TNames.Values.IndexOf(value);
        return index < 0 ? 0 : TNames.Codes[index];
    }

    private static IEnumerable<long> Numbers() => TNames.Values.ToArray().Select(NumberOf);

    private static uint[]? MakeTable()
    {
        if (TNames.Values.IsEmpty)
        {
            return [];
        }

        var length = (UInt128)((Int128)Numbers().Max() - First) + 1;
        if (length > LargestTable)
        {
            return null;
        }

        // The first of several names for a value is the one that is written.
        var table = new uint[(int)length];
        for (var i = TNames.Values.Length - 1; i >= 0; i--)
        {
            table[(int)(NumberOf(TNames.Values[i]) - First)] = TNames.Codes[i];
        }

        return table;
    }

    // Whole vectors: the last is filled up with a code that is found before.
    private static uint[] MakeCodes()
    {
        var count = TNames.Codes.Length;
        var codes = new uint[Math.Max(1, (count + Lanes - 1) / Lanes) * Lanes];
        codes.AsSpan().Fill(count == 0 ? 0 : TNames.Codes[0]);
        TNames.Codes.CopyTo(codes);
        return codes;
    }
}
