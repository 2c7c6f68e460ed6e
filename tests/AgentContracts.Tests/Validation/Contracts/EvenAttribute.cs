using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A rule of a user's own, which remembers how it was asked.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EvenAttribute : ValidationAttribute
{
    /// <summary>Which instances were asked about which members.</summary>
    public static ConcurrentBag<(EvenAttribute Instance, string? MemberName, string DisplayName, object Record)> Asked { get; } = [];

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        Asked.Add((this, validationContext.MemberName, validationContext.DisplayName, validationContext.ObjectInstance));
        return value is int odd && odd % 2 != 0 ? new ValidationResult($"{validationContext.DisplayName} must be even.", [validationContext.MemberName!]) : ValidationResult.Success;
    }
}
