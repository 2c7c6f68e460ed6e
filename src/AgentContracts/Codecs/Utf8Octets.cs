using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// UTF-16 to UTF-8, eight characters below U+0800 at a time, as those of Latin, Greek, Cyrillic, Hebrew and Arabic are: each becomes one or two bytes in a lane of
/// its own, and a shuffle puts them next to each other.
/// </summary>
internal static class Utf8Octets
{
    /// <summary>How many characters are written at once.</summary>
    public const int Length = 8;

    private const int MostPerCharacter = 2;
    private const int Kinds = 256;

    private static readonly byte[] Shuffles = FindShuffles();

    /// <summary>Whether no character takes more than two bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(Vector128<ushort> units) => (units & Vector128.Create((ushort)0xF800)) == Vector128<ushort>.Zero;

    /// <summary>Writes eight characters; returns where they end. 16 bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Write(Vector128<ushort> units, ref byte destination) => ref Write(units, 0, ref destination);

    /// <summary>Writes the last of eight characters, those before which stand behind the destination already; returns where they end. The bytes of all may change.</summary>
    /// <param name="units">The eight.</param>
    /// <param name="written">How many of them have been written.</param>
    /// <param name="destination">Where the others go.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Write(Vector128<ushort> units, int written, ref byte destination)
    {
        var two = (units >>> 6) | ((units & Vector128.Create((ushort)0x3F)) << 8) | Vector128.Create((ushort)0x80C0);
        // Signed, which takes no mask register and is no difference below U+0800.
        var isOne = Vector128.LessThan(units.AsInt16(), Vector128.Create((short)0x80)).AsUInt16();
        var kinds = isOne.ExtractMostSignificantBits();
        var shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shuffles), kinds * (nuint)Vector128<byte>.Count);
        var bytes = Vector128.ShuffleNative(Vector128.ConditionalSelect(isOne, units, two).AsByte(), shuffle);
        var before = (MostPerCharacter * written) - BitOperations.PopCount(kinds & ((1u << written) - 1));
        destination = ref Unsafe.Subtract(ref destination, before);
        bytes.StoreUnsafe(ref destination);
        return ref Unsafe.Add(ref destination, (MostPerCharacter * Length) - BitOperations.PopCount(kinds));
    }

    // By which characters are one byte.
    private static byte[] FindShuffles()
    {
        var shuffles = new byte[Kinds * Vector128<byte>.Count];
        for (var kinds = 0; kinds < Kinds; kinds++)
        {
            var to = kinds * Vector128<byte>.Count;
            for (var lane = 0; lane < Length; lane++)
            {
                var length = MostPerCharacter - ((kinds >> lane) & 1);
                for (var i = 0; i < length; i++)
                {
                    shuffles[to++] = (byte)((lane * sizeof(ushort)) + i);
                }
            }
        }

        return shuffles;
    }
}
