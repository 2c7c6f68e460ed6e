using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// The names of an enum's small values as JSON strings, each in a slot of its own: two vectors are copied, whatever the name's length is. A branch on it would
/// be guessed wrong as often as values change.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNames">Its names.</typeparam>
internal static class EnumTexts<TEnum, TNames>
    where TEnum : struct, Enum
    where TNames : IEnumNames<TEnum>
{
    /// <summary>How many bytes <see cref="TryWrite"/> may change.</summary>
    public const int SlotLength = 2 * VectorLength;

    private const int VectorLength = 16;
    private const int MostValues = 32;

    // The last byte of a slot is the name's length; 0 where there is none, or too long a one.
    private const int LengthAt = SlotLength - 1;

    private static readonly byte[] Slots = Fill();

    /// <summary>Writes the name if the value has one here; returns how long it is, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(TEnum value, ref byte destination)
    {
        var slots = Slots;
        var number = Number(value);
        if (number >= (uint)slots.Length / SlotLength)
        {
            return 0;
        }

        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), (nint)number * SlotLength);
        Vector128.LoadUnsafe(ref slot).StoreUnsafe(ref destination);
        Vector128.LoadUnsafe(ref slot, VectorLength).StoreUnsafe(ref destination, VectorLength);
        return Unsafe.Add(ref slot, LengthAt);
    }

    private static byte[] Fill()
    {
        var slots = new byte[MostValues * SlotLength];
        var used = 0;
        for (var i = 0; i < MostValues; i++)
        {
            var name = TNames.NameOf(Value(i));
            if (name.Length is > 0 and <= LengthAt)
            {
                name.CopyTo(slots.AsSpan(i * SlotLength));
                slots[(i * SlotLength) + LengthAt] = (byte)name.Length;
                used = i + 1;
            }
        }

        return slots[..(used * SlotLength)];
    }

    // What is negative becomes large: the numbers of a signed type are not widened as such.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(TEnum value) => Unsafe.SizeOf<TEnum>() switch
    {
        sizeof(byte) => Unsafe.BitCast<TEnum, byte>(value),
        sizeof(ushort) => Unsafe.BitCast<TEnum, ushort>(value),
        sizeof(uint) => Unsafe.BitCast<TEnum, uint>(value),
        _ => Unsafe.BitCast<TEnum, ulong>(value),
    };

    private static TEnum Value(int number) => Unsafe.SizeOf<TEnum>() switch
    {
        sizeof(byte) => Unsafe.BitCast<byte, TEnum>((byte)number),
        sizeof(ushort) => Unsafe.BitCast<ushort, TEnum>((ushort)number),
        sizeof(uint) => Unsafe.BitCast<uint, TEnum>((uint)number),
        _ => Unsafe.BitCast<ulong, TEnum>((ulong)number),
    };
}
