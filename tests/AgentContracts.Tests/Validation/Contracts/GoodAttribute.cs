using System.ComponentModel.DataAnnotations;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A rule that looks at the value only, and whose text is no format.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GoodAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is "good";

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => "{0} and {7} are {braces}";
}
