using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <content>Text.</content>
public ref partial struct BinaryFieldWriter
{
    /// <summary>How many characters a text has at most that is written into room that was reserved for it, if it is ASCII.</summary>
    internal const int ShortText = 32;

    private const ushort BeyondAscii = 0xFF80;

    // So long that a guess of the UTF-8 length would waste room.
    private const int LongText = 1024;

    /// <summary>Writes text or null. Not looked at is whether there is room for the first 33 bytes: the caller has reserved it (<see cref="Reserve"/>), or writes into what a
    /// value without a bound has left behind it.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    // Too long to become part of its callers, whose code would be too much for the compiler to treat well. Each length has its own way to the end: jumps are what this would otherwise be made of.
    public ref byte WriteText(ref byte to, string? text)
    {
        if (text is not null)
        {
            // Two halves that overlap make a text of any length between one and two of them. There is room for all that is stored, ASCII or not.
            nint length = text.Length;
            ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
            ref var first = ref Unsafe.Add(ref to, 1);
            if (length >= 8)
            {
                if (length <= 16)
                {
                    var (lower, upper) = (Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)length - 8));
                    var bytes = Narrow(lower, upper).AsUInt64();
                    Unsafe.WriteUnaligned(ref first, bytes[0]);
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, length - 8), bytes[1]);
                    if (IsAscii(lower | upper))
                    {
                        return ref EndText(ref to, length);
                    }
                }
                else if (length <= ShortText)
                {
                    var (some, others) = (CopySixteen(ref source, ref first, 0), CopySixteen(ref source, ref first, length - 16));
                    if (IsAscii(some | others))
                    {
                        return ref EndText(ref to, length);
                    }
                }
            }
            else if (length >= 4)
            {
                var characters = Vector128.Create(Utf8Quads.At(ref source, 0), Utf8Quads.At(ref source, length - 4)).AsUInt16();
                var bytes = Narrow(characters, characters).AsUInt32();
                Unsafe.WriteUnaligned(ref first, bytes[0]);
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, length - 4), bytes[1]);
                if (IsAscii(characters))
                {
                    return ref EndText(ref to, length);
                }
            }
            else if (length == 0)
            {
                return ref EndText(ref to, 0);
            }
            else
            {
                // The first, the middle and the last, some of which may be the same.
                var (one, two, three) = (source, Unsafe.Add(ref source, length >> 1), Unsafe.Add(ref source, length - 1));
                first = (byte)one;
                Unsafe.Add(ref first, length >> 1) = (byte)two;
                Unsafe.Add(ref to, length) = (byte)three;
                if (((one | two | three) & BeyondAscii) == 0)
                {
                    return ref EndText(ref to, length);
                }
            }
        }

        return ref WriteOtherText(ref to, text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte EndText(ref byte to, nint length)
    {
        to = ShortLength(length);
        return ref Unsafe.Add(ref to, length + 1);
    }

    // Copies and tells which bits there are in the characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> CopySixteen(ref ushort source, ref byte destination, nint at)
    {
        var (lower, upper) = (Vector128.LoadUnsafe(ref source, (nuint)at), Vector128.LoadUnsafe(ref source, (nuint)at + 8));
        Narrow(lower, upper).StoreUnsafe(ref destination, (nuint)at);
        return lower | upper;
    }

    // Saturated, which is one instruction where leaving bits out is several, and no difference where the text is ASCII.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) => Vector128.NarrowWithSaturation(lower.AsInt16(), upper.AsInt16()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii(Vector128<ushort> bits) => (bits & Vector128.Create(BeyondAscii)) == Vector128<ushort>.Zero;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte WriteOtherText(ref byte to, string? text)
    {
        if (text is null)
        {
            return ref PutByte(ref to, 0);
        }

        if (text.Length > LongText)
        {
            return ref WriteLongText(ref to, text);
        }

        // As much room as before a row of texts of which this is the first. The length stands before the text: how many bytes it takes is guessed from the number of characters.
        to = ref Reserve(ref to, (text.Length * Utf8Quads.MostPerCharacter) + ScalarRoom + RowRoom);
        ref var start = ref Unsafe.Add(ref to, text.Length <= MostInOneByte ? 1 : 2);
        ref var end = ref Utf8Blocks.Write(text, ref start);
        if (Unsafe.IsNullRef(ref end))
        {
            throw Utf8Text.IllFormed();
        }

        var length = (int)Unsafe.ByteOffset(ref start, ref end);
        if (length <= MostInOneByte)
        {
            return ref EndText(ref to, length);
        }

        if (text.Length <= MostInOneByte)
        {
            MemoryMarshal.CreateSpan(ref start, length).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, 1), length));
        }

        return ref Unsafe.Add(ref PutUInt16(ref to, (ushort)WordOf((uint)length + 1, out _)), (nint)length);
    }

    private ref byte WriteLongText(ref byte to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        to = ref Reserve(ref to, checked(length + ScalarRoom + RowRoom));
        to = ref PutVarint(ref to, (uint)length + 1);
        return ref Utf8.FromUtf16(text, MemoryMarshal.CreateSpan(ref to, length), out _, out _, replaceInvalidSequences: false) == OperationStatus.Done
            ? ref Unsafe.Add(ref to, (nint)length)
            : ref Throw(ref to);
    }

    private static ref byte Throw(ref byte to) => throw Utf8Text.IllFormed();
}
