using System.ComponentModel.DataAnnotations;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A rule with an argument and a named value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SteppedAttribute(int step) : ValidationAttribute
{
    /// <summary>Where the steps begin.</summary>
    public int From { get; set; }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is int number && (number - From) % step == 0;

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"{name}: {step} from {From}";
}
