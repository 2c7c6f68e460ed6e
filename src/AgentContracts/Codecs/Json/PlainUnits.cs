using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>Those that stand for themselves in JSON and that most texts are made of.</summary>
internal readonly struct PlainUnits : IAcceptedUnits
{
    // A constant to the compiler. Which characters are assigned is the framework's to say, and may change with it.
    private static readonly bool ArePlain = Enumerable.Range(0, char.MaxValue + 1).All(static c => JsonCharacters.IsPlain((char)c) || !IsAmong((ushort)c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> OfTwoBytes(Vector128<ushort> units) => ArePlain ? Letters(units) : Vector128<ushort>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> OfAny(Vector128<ushort> units) => ArePlain ? Letters(units) | Signs(units) : Vector128<ushort>.Zero;

    private static bool IsAmong(ushort unit) => (Letters(Vector128.Create(unit)) | Signs(Vector128.Create(unit))) != Vector128<ushort>.Zero;

    // ASCII, Latin, Greek and Cyrillic.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Letters(Vector128<ushort> units)
    {
        var ascii = Vector128.AndNot(Between(units, ' ', '~'), Is(units, '"') | Is(units, '\\'));
        return ascii | Vector128.AndNot(Between(units, '\u00ae', '\u052f'), Between(units, '\u0378', '\u038d') | Is(units, '\u03a2'));
    }

    // Kana and Han.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Signs(Vector128<ushort> units) =>
        Vector128.AndNot(Between(units, '\u3001', '\u30ff'), Is(units, '\u3040') | Between(units, '\u3097', '\u3098')) | Between(units, '\u3400', '\u9fff');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Between(Vector128<ushort> units, char first, char last) =>
        Vector128.LessThanOrEqual(units - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Is(Vector128<ushort> units, char unit) => Vector128.Equals(units, Vector128.Create((ushort)unit));
}
