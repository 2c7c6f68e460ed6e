using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>All that are a character by themselves.</summary>
internal readonly struct WholeUnits : IAcceptedUnits
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> OfTwoBytes(Vector128<ushort> units) => Vector128<ushort>.AllBitsSet;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> OfAny(Vector128<ushort> units) =>
        ~Vector128.Equals(units & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800));
}
