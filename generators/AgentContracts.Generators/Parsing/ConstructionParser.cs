using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Decides how an agent is made from services.</summary>
internal static class ConstructionParser
{
    private const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    /// <summary>The call of the agent's constructor; <see langword="null"/> where there is none that can be called.</summary>
    public static ConstructionModel? Parse(INamedTypeSymbol agent)
    {
        if (AgentConstructor.Of(agent) is not { } constructor)
        {
            return null;
        }

        var required = AgentConstructor.MembersToSet(constructor).ToArray();
        return required.All(static m => TypeOf(m).IsResolved())
            ? new ConstructionModel(
                constructor.Parameters.Select(ArgumentOf).ToEquatableArray(),
                required.Select(static m => new SettingModel(Names.Member(m), Required(TypeOf(m)))).ToEquatableArray())
            : null;
    }

    private static string ArgumentOf(IParameterSymbol parameter)
    {
        var type = WithoutAnnotation(parameter.Type);
        var key = parameter.Attribute(FromKeyedServices) is { ConstructorArguments: [var argument] } ? AttributeExpression.Constant(argument) : null;
        if (!parameter.HasExplicitDefaultValue && !IsNullable(parameter.Type))
        {
            return key is null ? $"services.Required<{type}>()" : $"services.RequiredKeyed<{type}>({key})";
        }

        var fallback = parameter.HasExplicitDefaultValue ? ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type) : "null";
        var call = key is null ? $"services.Optional<{type}>({fallback})" : $"services.OptionalKeyed<{type}>({key}, {fallback})";

        // The answer is only null where the fallback is.
        return parameter.Type.IsReferenceType && !IsNullable(parameter.Type) ? call + "!" : call;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static string Required(ITypeSymbol type) =>
        IsNullable(type) ? $"services.Optional<{WithoutAnnotation(type)}>(null)" : $"services.Required<{WithoutAnnotation(type)}>()";

    private static bool IsNullable(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated);

    // The outermost annotation says whether the service may be missing; those inside belong to its type.
    private static string WithoutAnnotation(ITypeSymbol type) => Names.FullAnnotated(type.WithNullableAnnotation(type.IsValueType ? type.NullableAnnotation : NullableAnnotation.NotAnnotated));
}
