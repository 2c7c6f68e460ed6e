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

    private static readonly long First = TNames.Values.IsEmpty ? 0 : Numbers().Min();
    private static readonly uint[]? ByNumber = MakeTable();
    private static readonly uint[] Codes = MakeCodes();
    private static readonly TEnum[] Values = TNames.Values.ToArray();

    /// <summary>What stands for a value; 0 where it has no name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint CodeOf(TEnum value)
    {
        var table = ByNumber;
        if (table is null)
        {
            return Find(value);
        }

        var index = (ulong)(NumberOf(value) - First);
        return index < (uint)table.Length ? table[(int)index] : 0;
    }

    /// <summary>The value that a code stands for.</summary>
    public static bool TryFind(uint code, out TEnum value)
    {
        // None is at the end of the codes too, where the last vector is filled up.
        var codes = Codes;
        for (var i = 0; i < codes.Length; i += Vector256<uint>.Count)
        {
            var found = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(codes), (nuint)i), Vector256.Create(code)).ExtractMostSignificantBits();
            if (found != 0 && code != 0)
            {
                value = Values[i + BitOperations.TrailingZeroCount(found)];
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

    private static uint[] MakeCodes()
    {
        var lanes = Vector256<uint>.Count;
        var codes = new uint[(TNames.Codes.Length + lanes - 1) / lanes * lanes];
        TNames.Codes.CopyTo(codes);
        return codes;
    }
}
