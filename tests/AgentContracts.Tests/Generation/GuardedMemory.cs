using System.Buffers;
using System.Runtime.InteropServices;

namespace AgentContracts.Tests.Generation;

/// <summary>
/// Memory behind which nothing may be touched: a read or a write of even one byte past its end stops the process. On Linux and macOS; elsewhere it is
/// plain memory.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IBufferWriter<byte>, IDisposable
{
    private const int PageSize = 64 * 1024;
    private const int ReadAndWrite = 3;
    private const int Nothing = 0;
    private const int PrivateAnonymousLinux = 0x22;
    private const int PrivateAnonymousMac = 0x1002;
    private static readonly bool IsGuarded = !OperatingSystem.IsWindows();

    private readonly byte* _end;
    private readonly byte* _memory;
    private readonly int _capacity;
    private int _written;
    private byte[] _flushed = [];

    /// <summary>Memory for so many bytes at most.</summary>
    public GuardedMemory(int capacity)
    {
        _capacity = (capacity + PageSize - 1) / PageSize * PageSize;
        if (!IsGuarded)
        {
            _memory = (byte*)NativeMemory.Alloc((nuint)_capacity);
            _end = _memory + _capacity;
            return;
        }

        _memory = Map(null, (nuint)(_capacity + PageSize), ReadAndWrite, OperatingSystem.IsMacOS() ? PrivateAnonymousMac : PrivateAnonymousLinux, -1, 0);
        _end = _memory + _capacity;
        Assert.Equal(0, Protect(_end, PageSize, Nothing));
    }

    /// <summary>The bytes, with their end at the end of the memory.</summary>
    public ReadOnlySpan<byte> Place(ReadOnlySpan<byte> bytes)
    {
        var place = new Span<byte>(_end - bytes.Length, bytes.Length);
        bytes.CopyTo(place);
        return place;
    }

    /// <summary>What was written, copied.</summary>
    public byte[] Written => _flushed;

    /// <summary>What is given to who asks for more, however much that is; <see langword="null"/> to give what is asked for.</summary>
    public int? Given { get; set; }

    /// <summary>Gives exactly as much as is asked for, at least one byte, unless <see cref="Given"/> says otherwise.</summary>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        _written = sizeHint == 0 ? 1 : Given ?? sizeHint;
        return new Span<byte>(_end - _written, _written);
    }

    public void Advance(int count) => _flushed = [.. _flushed, .. new ReadOnlySpan<byte>(_end - _written, count)];

    public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

    public void Clear() => _flushed = [];

    public void Dispose()
    {
        if (IsGuarded)
        {
            _ = Unmap(_memory, (nuint)(_capacity + PageSize));
        }
        else
        {
            NativeMemory.Free(_memory);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(void* address, nuint length);
}
