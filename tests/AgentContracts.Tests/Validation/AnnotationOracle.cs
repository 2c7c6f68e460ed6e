using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Validation;

/// <summary>What System.ComponentModel.DataAnnotations finds, asked member by member, because it does not look at the parameters of records.</summary>
internal static class AnnotationOracle
{
    public static IReadOnlyDictionary<string, string[]> Errors(object record)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var property in WireNames.Of(record.GetType()).Values)
        {
            var attributes = property.GetCustomAttributes<ValidationAttribute>()
                .Concat(WireNames.ParameterOf(property)?.GetCustomAttributes<ValidationAttribute>() ?? []);
            var context = new ValidationContext(record, property.Name, serviceProvider: null, items: null) { MemberName = property.Name };
            var results = new List<ValidationResult>();
            if (!Validator.TryValidateValue(property.GetValue(record), context, results, attributes))
            {
                errors[property.Name] = [.. results.Select(static result => result.ErrorMessage!)];
            }
        }

        return errors;
    }
}
