using System.Reflection;
using System.Text.Json;

namespace AgentContracts.Tests.Generation;

/// <summary>The names of members on the wire, worked out apart from the generator.</summary>
internal static class WireNames
{
    public static string Of(PropertyInfo property) =>
        (property.GetCustomAttribute<WireNameAttribute>() ?? ParameterOf(property)?.GetCustomAttribute<WireNameAttribute>())?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    public static Dictionary<string, PropertyInfo> Of(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite).ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The parameter of the record's primary constructor that stands for the property.</summary>
    public static ParameterInfo? ParameterOf(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors()
            .SelectMany(static constructor => constructor.GetParameters())
            .FirstOrDefault(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);
}
