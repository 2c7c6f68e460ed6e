using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// Text beyond ASCII, four characters at a time: each becomes one, two or three bytes in a lane of its own, and a shuffle puts them next to each other. Which
/// alphabet a text is in decides no branch.
/// </summary>
internal static class ForeignText
{
    private const int Step = 4;
    private const int MostBytes = 3;
    private const int Kinds = 256;
    private const int VectorLength = 16;

    private static readonly byte[] Shuffles = FindShuffles();

    /// <summary>Copies a text as UTF-8 if every character stands for itself in JSON; what the destination holds otherwise is not said.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Three bytes for each character, and 16 more.</param>
    /// <param name="length">How many bytes the text has become.</param>
    public static bool TryCopy(string text, ref byte destination, out int length)
    {
        length = 0;
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || text.Length < Step || !JsonCharacters.ArePlain(ref source, text.Length))
        {
            return false;
        }

        var i = 0;
        for (; i <= text.Length - Step; i += Step)
        {
            length += Copy(Four(ref source, i), ref Unsafe.Add(ref destination, length));
        }

        // The last ones come with zeros behind them, each of which becomes a byte that does not count.
        var before = Step - (text.Length - i);
        if (before < Step)
        {
            length += Copy(Four(ref source, text.Length - Step) >> (before * 16), ref Unsafe.Add(ref destination, length)) - before;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ref ushort source, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, at)));

    /// <summary>Writes four characters, the first in the lowest bits; returns how many bytes they are. Sixteen change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Copy(ulong characters, ref byte destination)
    {
        var units = Vector128.WidenLower(Vector128.CreateScalarUnsafe(characters).AsUInt16());
        var last = units & Vector128.Create(0x3FU);
        var two = (units >> 6) | (last << 8) | Vector128.Create(0x80C0U);
        var three = (units >> 12) | ((units & Vector128.Create(0xFC0U)) << 2) | (last << 16) | Vector128.Create(0x8080E0U);
        var isOne = Vector128.LessThan(units, Vector128.Create(0x80U));
        var isTwo = Vector128.LessThan(units, Vector128.Create(0x800U));
        var bytes = Vector128.ConditionalSelect(isOne, units, Vector128.ConditionalSelect(isTwo, two, three)).AsByte();
        var kinds = isOne.ExtractMostSignificantBits() | (isTwo.ExtractMostSignificantBits() << Step);
        var shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shuffles), kinds * VectorLength);
        Vector128.ShuffleNative(bytes, shuffle).StoreUnsafe(ref destination);
        return (Step * MostBytes) - BitOperations.PopCount(kinds);
    }

    // By which characters are one byte, in the lower half, and which at most two, in the upper.
    private static byte[] FindShuffles()
    {
        var shuffles = new byte[Kinds * VectorLength];
        for (var kinds = 0; kinds < Kinds; kinds++)
        {
            var to = kinds * VectorLength;
            for (var lane = 0; lane < Step; lane++)
            {
                var length = MostBytes - ((kinds >> lane) & 1) - ((kinds >> (Step + lane)) & 1);
                for (var i = 0; i < length; i++)
                {
                    shuffles[to++] = (byte)((lane * sizeof(uint)) + i);
                }
            }
        }

        return shuffles;
    }
}
