using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Generators of records, member by member, from generators of what is no record and no collection.</summary>
internal sealed class Records(IReadOnlyDictionary<Type, Gen<object?>> scalars)
{
    private const int DeepestPart = 3;
    private const int MostElements = 4;

    private static readonly Gen<object?> Null = Gen.Const(static object? () => null);

    /// <summary>Values of a message or part.</summary>
    public Gen<T> Of<T>() where T : IContract<T> => Record(typeof(T), 0).Select(static value => (T)value!);

    public static Gen<object?> Boxed<T>(Gen<T> gen) => gen.Select(static object? (value) => value);

    private Gen<object?> Of(Type type, NullabilityInfo nullability, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return OrNull(Of(underlying, nullability, depth));
        }

        var present = scalars.TryGetValue(type, out var scalar) ? scalar
            : type.IsEnum ? Enum(type)
            : type.IsArray ? Sequence(type.GetElementType()!, nullability.ElementType!, depth, toArray: true)
            : type.IsGenericType && type.GetGenericArguments() is [var key, var value] ? Entries(key, value, nullability.GenericTypeArguments[1], depth)
            : type.IsGenericType ? Sequence(type.GetGenericArguments()[0], nullability.GenericTypeArguments[0], depth, toArray: false).Select(list => As(type.GetGenericTypeDefinition(), (IList)list!))
            : depth < DeepestPart ? Record(type, depth + 1)
            : null;

        // A record that holds itself ends here: its nullable members are null, its collections empty.
        return present is null ? Null
            : !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? OrNull(present)
            : present;
    }

    private Gen<object?> Record(Type type, int depth)
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

    private Gen<object?> Sequence(Type element, NullabilityInfo nullability, int depth, bool toArray)
    {
        var elements = IsLeaf(element, depth) ? Gen.Const(Array.Empty<object?>()) : Of(element, nullability, depth).Array[0, MostElements];
        return elements.Select(object? (values) =>
        {
            var array = Array.CreateInstance(element, values.Length);
            values.CopyTo(array, 0);
            return toArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array);
        });
    }

    // The kind of collection that the member has, with the elements of a list.
    private static object? As(Type definition, IList list)
    {
        var element = list.GetType().GetGenericArguments()[0];
        return definition == typeof(HashSet<>) || definition == typeof(ISet<>) || definition == typeof(IReadOnlySet<>)
            ? Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), list)
            : definition == typeof(ImmutableArray<>)
                ? new Func<IEnumerable<int>, ImmutableArray<int>>(ImmutableArray.CreateRange).Method.GetGenericMethodDefinition().MakeGenericMethod(element).Invoke(null, [list])
                : list;
    }

    private Gen<object?> Entries(Type key, Type value, NullabilityInfo nullability, int depth)
    {
        var keyOf = key.IsEnum ? Enum(key) : key == typeof(string) ? Boxed(LegalText.Any) : scalars[key];
        var values = IsLeaf(value, depth) ? Gen.Const(Array.Empty<object?>()) : Of(value, nullability, depth).Array[0, MostElements];
        return Gen.Select(values, keyOf.Array[MostElements], object? (present, keys) =>
        {
            var entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            for (var i = 0; i < present.Length; i++)
            {
                entries[keys[i]!] = present[i];
            }

            return entries;
        });
    }

    private bool IsLeaf(Type element, int depth) =>
        depth == DeepestPart && !element.IsEnum && !scalars.ContainsKey(element) && !element.IsArray && !element.IsGenericType;

    private Gen<object?> Enum(Type type)
    {
        var named = System.Enum.GetValues(type).Cast<object?>().ToArray();
        return !type.IsDefined(typeof(FlagsAttribute))
            ? Edges.OneOf(named)
            : scalars[System.Enum.GetUnderlyingType(type)].Select(object? (bits) => System.Enum.ToObject(type, bits!));
    }

    private static Gen<object?> OrNull(Gen<object?> present) => Gen.Frequency<object?>((1, Null), (3, present));
}
