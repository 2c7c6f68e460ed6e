using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using AgentContracts.Generators.Model;
using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>Two models are equal when, and only when, the same would be written for them.</summary>
public sealed class ModelEqualityTests
{
    public static TheoryData<string> Models =>
    [
        .. typeof(TypeModel).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(TypeModel).Namespace && !t.IsEnum && !t.IsNested && !t.IsAbstract && !t.IsGenericType)
            .Select(t => t.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Code_that_is_read_twice_gives_equal_models()
    {
        var first = Outputs(GeneratorRun.Of(Desk.Contracts, Desk.Agents));
        var second = Outputs(GeneratorRun.Of(Desk.Contracts, Desk.Agents));

        Assert.NotEmpty(first);
        Assert.Equal(first.Length, second.Length);
        Assert.All(first.Zip(second), pair =>
        {
            Assert.NotSame(pair.First, pair.Second);
            Assert.True(pair.First.Equals(pair.Second), pair.First.ToString());
            Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode());
        });
    }

    [Fact]
    public void Code_that_stands_elsewhere_gives_equal_models()
    {
        var first = Outputs(GeneratorRun.Of(Desk.Contracts, Desk.Agents));
        var moved = Outputs(GeneratorRun.Of($"// One line more.\n\n{Desk.Contracts}", $"{Desk.Agents}\n// And one."));

        Assert.All(first.Zip(moved), pair => Assert.True(pair.First.Equals(pair.Second), pair.First.ToString()));
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_field_of_a_model_takes_part_in_its_equality(string name)
    {
        var type = typeof(TypeModel).Assembly.GetType(name, throwOnError: true)!;
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var model = RuntimeHelpers.GetUninitializedObject(type);

        Assert.NotEmpty(fields);
        Assert.True(model.Equals(Copy(model)));
        Assert.All(fields, field =>
        {
            var other = Copy(model);
            field.SetValue(other, AnotherValue(field.FieldType));
            Assert.False(model.Equals(other), $"{field.Name} is not looked at.");
        });
    }

    private static ImmutableArray<object> Outputs(GeneratorRun run) =>
    [
        .. TrackingNames.All
            .Where(run.Result.TrackedSteps.ContainsKey)
            .SelectMany(name => run.Result.TrackedSteps[name])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)
            .Where(value => value is not string),
    ];

    private static object Copy(object model) =>
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(model, null)!;

    // Other than the default that a field has when nothing has been set.
    private static object AnotherValue(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Activator.CreateInstance(inner)!;
        }

        return type switch
        {
            _ when type == typeof(string) => "",
            _ when type == typeof(bool) => true,
            { IsEnum: true } => Enum.ToObject(type, 1),
            { IsPrimitive: true } => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(EquatableArray<>) => OneElement(type.GetGenericArguments()[0]),
            _ => RuntimeHelpers.GetUninitializedObject(type),
        };
    }

    private static object OneElement(Type element)
    {
        var items = Array.CreateInstance(element, 1);
        var immutable = typeof(ImmutableArray).GetMethods().Single(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true } only] && only.IsDefined(typeof(ParamArrayAttribute), false));
        return Activator.CreateInstance(typeof(EquatableArray<>).MakeGenericType(element), immutable.MakeGenericMethod(element).Invoke(null, [items]))!;
    }
}
