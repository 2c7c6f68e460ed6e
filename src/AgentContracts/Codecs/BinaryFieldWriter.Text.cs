using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <content>Text.</content>
public ref partial struct BinaryFieldWriter
{
    private const ushort BeyondAscii = 0xFF80;

    // So long that a guess of the UTF-8 length would waste room.
    private const int LongText = 1024;

    /// <summary>Writes text or null.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    // Not part of its callers, whose code would be too much for the compiler to treat well; what is rare is left by a jump, so that nothing need be saved.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ref byte WriteText(ref byte to, string? text) => ref WriteTextHere(ref to, text);

    /// <summary><see cref="WriteText"/> as part of its caller, for a loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte WriteTextHere(ref byte to, string? text)
    {
        const int Most = 32;
        if (text is null || text.Length > Most || RoomAt(ref to) < Most + 1)
        {
            return ref WriteOtherText(ref to, text);
        }

        // Two halves that overlap make a text of any length between one and two of them.
        var length = (nint)text.Length;
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        if (length > 16)
        {
            var (lower, upper) = (Sixteen(ref source, 0, out var some), Sixteen(ref source, length - 16, out var others));
            if (((some | others) & Vector128.Create(BeyondAscii)) != Vector128<ushort>.Zero)
            {
                return ref WriteOtherText(ref to, text);
            }

            lower.StoreUnsafe(ref to, 1);
            upper.StoreUnsafe(ref to, (nuint)(length - 15));
        }
        else if (length >= 8)
        {
            var (lower, upper) = (Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)(length - 8)));
            if (((lower | upper) & Vector128.Create(BeyondAscii)) != Vector128<ushort>.Zero)
            {
                return ref WriteOtherText(ref to, text);
            }

            var bytes = Vector128.Narrow(lower, upper).AsUInt64();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), bytes[0]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - 7), bytes[1]);
        }
        else if (length >= 4)
        {
            var characters = Vector128.Create(Four(ref source, 0), Four(ref source, length - 4)).AsUInt16();
            if ((characters & Vector128.Create(BeyondAscii)) != Vector128<ushort>.Zero)
            {
                return ref WriteOtherText(ref to, text);
            }

            var bytes = Vector128.Narrow(characters, characters).AsUInt32();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), bytes[0]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - 3), bytes[1]);
        }
        else if (length > 0)
        {
            // The first, the middle and the last, some of which may be the same.
            var (first, middle, last) = (source, Unsafe.Add(ref source, length >> 1), Unsafe.Add(ref source, length - 1));
            if (((first | middle | last) & BeyondAscii) != 0)
            {
                return ref WriteOtherText(ref to, text);
            }

            Unsafe.Add(ref to, 1) = (byte)first;
            Unsafe.Add(ref to, (length >> 1) + 1) = (byte)middle;
            Unsafe.Add(ref to, length) = (byte)last;
        }

        to = (byte)(length + 1);
        return ref Unsafe.Add(ref to, length + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen(ref ushort source, nint at, out Vector128<ushort> bits)
    {
        var (lower, upper) = (Vector128.LoadUnsafe(ref source, (nuint)at), Vector128.LoadUnsafe(ref source, (nuint)(at + 8)));
        bits = lower | upper;
        return Vector128.Narrow(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Four(ref ushort source, nint at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, at)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte WriteOtherText(ref byte to, string? text)
    {
        if (text is null)
        {
            return ref WriteNull(ref to);
        }

        if (text.Length > LongText)
        {
            return ref WriteLongText(ref to, text);
        }

        // The length stands before the text: its own is guessed from the number of characters.
        to = ref Reserve(ref to, (text.Length * Utf8Quads.MostPerCharacter) + ScalarRoom);
        ref var start = ref PutVarint(ref to, (ulong)text.Length + 1);
        ref var end = ref Utf8Blocks.Write(text, ref start);
        if (Unsafe.IsNullRef(ref end))
        {
            throw IllFormed();
        }

        var length = (int)Unsafe.ByteOffset(ref start, ref end);
        if (length == text.Length)
        {
            return ref end;
        }

        ref var place = ref PutVarint(ref to, (ulong)length + 1);
        if (!Unsafe.AreSame(ref place, ref start))
        {
            // Its first byte has been written over.
            return ref WriteLongText(ref to, text);
        }

        return ref end;
    }

    private ref byte WriteLongText(ref byte to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        to = ref Reserve(ref to, checked(length + ScalarRoom));
        to = ref PutVarint(ref to, (ulong)length + 1);
        return ref Utf8.FromUtf16(text, MemoryMarshal.CreateSpan(ref to, length), out _, out _, replaceInvalidSequences: false) == OperationStatus.Done
            ? ref Unsafe.Add(ref to, (nint)length)
            : ref Throw(ref to);
    }

    private static ref byte Throw(ref byte to) => throw IllFormed();

    private static ArgumentException IllFormed() => new("A text is not well-formed UTF-16.");
}
