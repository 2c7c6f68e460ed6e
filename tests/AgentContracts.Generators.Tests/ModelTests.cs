using System.Collections.Immutable;
using System.Reflection;
using AgentContracts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Tests;

/// <summary>What the pipeline remembers between edits.</summary>
public sealed class ModelTests
{
    private static IEnumerable<Type> Models => typeof(TypeModel).Assembly.GetTypes().Where(t => t.Namespace == typeof(TypeModel).Namespace && !t.IsNested && !t.IsEnum);

    [Fact]
    public void Models_hold_nothing_of_the_compiler()
    {
        var held = Models.SelectMany(Fields).Select(f => f.FieldType).SelectMany(Unwrap).Distinct().ToArray();

        Assert.NotEmpty(held);
        Assert.DoesNotContain(held, t => t.Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.All(held, t => Assert.True(
            t.IsPrimitive || t.IsEnum || t == typeof(string) || t.Namespace == typeof(TypeModel).Namespace, $"{t} is not known to be equatable."));
    }

    [Fact]
    public void Models_cannot_be_changed() =>
        Assert.All(Models.SelectMany(Fields), f => Assert.True(f.IsInitOnly, $"{f.DeclaringType}.{f.Name}"));

    [Fact]
    public void Models_and_emitters_see_no_symbols_or_syntax()
    {
        var emitters = typeof(TypeModel).Assembly.GetTypes().Where(t => t.Namespace is "AgentContracts.Generators.Emit" or "AgentContracts.Generators.Model");
        var seen = emitters
            .SelectMany(t => t.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(Signature);

        Assert.DoesNotContain(seen, t => typeof(ISymbol).IsAssignableFrom(t) || typeof(SyntaxNode).IsAssignableFrom(t) || t == typeof(Compilation) || t == typeof(Location));
    }

    [Fact]
    public void Arrays_are_equal_when_their_elements_are()
    {
        EquatableArray<string> one = ["a", "b"];
        EquatableArray<string> same = [.. new[] { "a", "b" }];

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, ["b", "a"]);
        Assert.Equal(default, (EquatableArray<string>)[]);
    }

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(f => !f.FieldType.IsGenericParameter && f.FieldType != typeof(ImmutableArray<>).MakeGenericType(type.GetGenericArguments() is [var t] ? t : typeof(int)));

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(EquatableArray<>) || definition == typeof(Nullable<>)) ? Unwrap(type.GetGenericArguments()[0])
        : [type];

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        _ => [],
    };
}
