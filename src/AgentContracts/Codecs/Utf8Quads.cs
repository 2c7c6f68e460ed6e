using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// UTF-16 to UTF-8, four characters at a time: each becomes one, two or three bytes in a lane of its own, and a shuffle puts them next to each other. Which
/// alphabet a text is in decides no branch. None of the characters is half of a surrogate pair.
/// </summary>
internal static class Utf8Quads
{
    /// <summary>How many characters are written at once.</summary>
    public const int Length = 4;

    /// <summary>No UTF-16 code unit takes more bytes of UTF-8.</summary>
    public const int MostPerCharacter = 3;

    /// <summary>How many bytes from the place on <see cref="Write"/> may change.</summary>
    public const int VectorLength = 16;

    private const int Kinds = 256;
    private const int BitsPerCharacter = 16;

    private static readonly byte[] Shuffles = FindShuffles();

    /// <summary>Four characters, the first in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong At(ref ushort source, nint at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, at)));

    /// <summary>Writes four characters, the first in the lowest bits; returns how many bytes they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong characters, ref byte destination)
    {
        var units = Vector128.WidenLower(Vector128.CreateScalarUnsafe(characters).AsUInt16());
        var last = units & Vector128.Create(0x3FU);
        var two = (units >> 6) | (last << 8) | Vector128.Create(0x80C0U);
        var three = (units >> 12) | ((units & Vector128.Create(0xFC0U)) << 2) | (last << 16) | Vector128.Create(0x8080E0U);
        // Signed, which takes no mask register and is no difference where half of the bits are zero.
        var isOne = Vector128.LessThan(units.AsInt32(), Vector128.Create(0x80)).AsUInt32();
        var isTwo = Vector128.LessThan(units.AsInt32(), Vector128.Create(0x800)).AsUInt32();
        var bytes = Vector128.ConditionalSelect(isOne, units, Vector128.ConditionalSelect(isTwo, two, three)).AsByte();
        var kinds = isOne.ExtractMostSignificantBits() | (isTwo.ExtractMostSignificantBits() << Length);
        var shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shuffles), kinds * VectorLength);
        Vector128.ShuffleNative(bytes, shuffle).StoreUnsafe(ref destination);
        return (Length * MostPerCharacter) - BitOperations.PopCount(kinds);
    }

    /// <summary>Writes the last one to three of four characters; returns how many bytes they are.</summary>
    /// <param name="characters">The four.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="destination">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteLast(ulong characters, int count, ref byte destination)
    {
        // Zeros come behind them, each of which becomes a byte that does not count.
        var others = Length - count;
        return Write(characters >> (others * BitsPerCharacter), ref destination) - others;
    }

    // By which characters are one byte, in the lower half, and which at most two, in the upper.
    private static byte[] FindShuffles()
    {
        var shuffles = new byte[Kinds * VectorLength];
        for (var kinds = 0; kinds < Kinds; kinds++)
        {
            var to = kinds * VectorLength;
            for (var lane = 0; lane < Length; lane++)
            {
                var length = MostPerCharacter - ((kinds >> lane) & 1) - ((kinds >> (Length + lane)) & 1);
                for (var i = 0; i < length; i++)
                {
                    shuffles[to++] = (byte)((lane * sizeof(uint)) + i);
                }
            }
        }

        return shuffles;
    }
}
