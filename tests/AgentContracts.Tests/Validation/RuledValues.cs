using CsCheck;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Validation;

/// <summary>Values that can cross the wire, close to the limits of the rules: some keep them and some do not.</summary>
internal static class RuledValues
{
    private static readonly Gen<double> Eighths = Gen.Int[-8, 8].Select(static eighths => eighths / 8d);

    private static readonly Dictionary<Type, Gen<object?>> Scalars = new()
    {
        [typeof(bool)] = Records.Boxed(Gen.Bool),
        [typeof(byte)] = Records.Boxed(Gen.Byte[0, 8]),
        [typeof(int)] = Records.Boxed(Gen.Int[-8, 8].Or(int.MinValue, int.MaxValue, -3, 7)),
        [typeof(long)] = Records.Boxed(Gen.Long[-8, 8].Or(int.MinValue, int.MaxValue)),
        [typeof(float)] = Records.Boxed(Eighths.Select(static value => (float)value).Or(float.MinValue, float.MaxValue)),
        [typeof(double)] = Records.Boxed(Eighths.Or(double.MinValue, double.MaxValue, 0.75, double.BitIncrement(0.75), double.BitDecrement(-0.5))),
        [typeof(decimal)] = Records.Boxed(Eighths.Select(static value => (decimal)value).Or(decimal.MinValue, decimal.MaxValue, 0.7500m, 0.7501m)),
        [typeof(DateTime)] = Records.Boxed(Gen.Int[0, 20].Select(static halfDays => new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(12 * halfDays))),
        [typeof(TimeSpan)] = Records.Boxed(Gen.Int[-8, 8].Select(static seconds => TimeSpan.FromSeconds(seconds)).Or(TimeSpan.MinValue, TimeSpan.MaxValue)),
        [typeof(string)] = Records.Boxed(Edges.OneOf('a', 'b', 'c', ' ', '\n', '@', '.').Array[0, 5].Select(static chars => new string(chars))
            .Or("", " ", "a", "b", "ab", "aba", "a@b", "a@b.c", "@a", "http://a", "ftp://", "YWI=", "YWI", "\u00a0")),
    };

    /// <summary>Values of a message that are legal on the wire, whatever its rules say.</summary>
    public static Gen<T> Of<T>() where T : IContract<T> => new Records(Scalars).Of<T>();
}
