using System.Collections;
using System.Reflection;
using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Generators of legal values of every type that can be a member, records built member by member included.</summary>
internal static class Legal
{
    private const int DeepestPart = 3;
    private const int MostElements = 4;

    private static readonly Gen<object?> Null = Gen.Const(static object? () => null);

    private static readonly Dictionary<Type, Gen<object?>> Scalars = new()
    {
        [typeof(bool)] = Boxed(Gen.Bool),
        [typeof(sbyte)] = Boxed(Gen.SByte.Or(sbyte.MinValue, (sbyte)0, sbyte.MaxValue)),
        [typeof(byte)] = Boxed(Gen.Byte.Or(byte.MinValue, byte.MaxValue)),
        [typeof(short)] = Boxed(Gen.Short.Or(short.MinValue, (short)0, short.MaxValue)),
        [typeof(ushort)] = Boxed(Gen.UShort.Or(ushort.MinValue, ushort.MaxValue)),
        [typeof(int)] = Boxed(Gen.Int.Or(int.MinValue, 0, int.MaxValue)),
        [typeof(uint)] = Boxed(Gen.UInt.Or(uint.MinValue, uint.MaxValue)),
        [typeof(long)] = Boxed(Gen.Long.Or(long.MinValue, 0, long.MaxValue, 1L << 53, (1L << 53) + 1)),
        [typeof(ulong)] = Boxed(Gen.ULong.Or(ulong.MinValue, ulong.MaxValue)),
        [typeof(float)] = Boxed(LegalNumber.Single),
        [typeof(double)] = Boxed(LegalNumber.Double),
        [typeof(decimal)] = Boxed(LegalNumber.Decimal),
        [typeof(string)] = Boxed(LegalText.Any),
        [typeof(Guid)] = Boxed(Gen.Guid.Or(Guid.Empty, Guid.AllBitsSet)),
        [typeof(DateTime)] = Boxed(LegalTime.Utc),
        [typeof(DateTimeOffset)] = Boxed(LegalTime.Zoned),
        [typeof(TimeSpan)] = Boxed(LegalTime.Span),
    };

    /// <summary>Legal values of a message or part.</summary>
    public static Gen<T> Of<T>() where T : IContract<T> => Record(typeof(T), 0).Select(static value => (T)value!);

    private static Gen<object?> Of(Type type, NullabilityInfo nullability, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return OrNull(Of(underlying, nullability, depth));
        }

        var present = Scalars.TryGetValue(type, out var scalar) ? scalar
            : type.IsEnum ? Enum(type)
            : type.IsArray ? Sequence(type.GetElementType()!, nullability.ElementType!, depth, toArray: true)
            : type.IsGenericType && type.GetGenericArguments() is [_, var value] ? Entries(value, nullability.GenericTypeArguments[1], depth)
            : type.IsGenericType ? Sequence(type.GetGenericArguments()[0], nullability.GenericTypeArguments[0], depth, toArray: false)
            : depth < DeepestPart ? Record(type, depth + 1)
            : null;

        // A record that holds itself ends here: its nullable members are null, its collections empty.
        return present is null ? Null
            : !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? OrNull(present)
            : present;
    }

    private static Gen<object?> Record(Type type, int depth)
    {
        var nullability = new NullabilityInfoContext();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite).ToArray();
        var gens = properties.Select(property => Of(property.PropertyType, nullability.Create(property), depth));
        return Row(gens).Select(values => Make(type, properties, values));
    }

    private static object? Make(Type type, PropertyInfo[] properties, object?[] values)
    {
        // Positional members are init-only properties as well, so that one way of filling them serves every record.
        var made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        for (var i = 0; i < properties.Length; i++)
        {
            properties[i].SetValue(made, values[i]);
        }

        return made;
    }

    private static Gen<object?[]> Row(IEnumerable<Gen<object?>> gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<object?>()), static (row, gen) => Gen.Select(row, gen, static (values, next) => (object?[])[.. values, next]));

    private static Gen<object?> Sequence(Type element, NullabilityInfo nullability, int depth, bool toArray)
    {
        var elements = IsLeaf(element, depth) ? Gen.Const(Array.Empty<object?>()) : Of(element, nullability, depth).Array[0, MostElements];
        return elements.Select(object? (values) =>
        {
            var array = Array.CreateInstance(element, values.Length);
            values.CopyTo(array, 0);
            return toArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array);
        });
    }

    private static Gen<object?> Entries(Type value, NullabilityInfo nullability, int depth)
    {
        var values = IsLeaf(value, depth) ? Gen.Const(Array.Empty<object?>()) : Of(value, nullability, depth).Array[0, MostElements];
        return Gen.Select(values, LegalText.Any.Array[MostElements], object? (present, keys) =>
        {
            var entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
            for (var i = 0; i < present.Length; i++)
            {
                entries[keys[i]] = present[i];
            }

            return entries;
        });
    }

    private static bool IsLeaf(Type element, int depth) =>
        depth == DeepestPart && !element.IsValueType && !Scalars.ContainsKey(element) && !element.IsArray && !element.IsGenericType;

    private static Gen<object?> Enum(Type type)
    {
        var named = System.Enum.GetValues(type).Cast<object?>().ToArray();
        return !type.IsDefined(typeof(FlagsAttribute))
            ? Edges.OneOf(named)
            : Scalars[System.Enum.GetUnderlyingType(type)].Select(object? (bits) => System.Enum.ToObject(type, bits!));
    }

    private static Gen<object?> OrNull(Gen<object?> present) => Gen.Frequency<object?>((1, Null), (3, present));

    private static Gen<object?> Boxed<T>(Gen<T> gen) => gen.Select(static object? (value) => value);
}
