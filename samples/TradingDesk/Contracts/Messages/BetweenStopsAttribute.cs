using System.ComponentModel.DataAnnotations;

namespace TradingDesk.Contracts.Messages;

/// <summary>The entry price of a <see cref="FastStrategySignal"/> lies between its stop and its target: a stop on the wrong side would close the trade at once.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BetweenStopsAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        if (validationContext.ObjectInstance is not FastStrategySignal signal)
        {
            return ValidationResult.Success;
        }

        var (low, high) = signal.Action == Side.Buy ? (signal.StopLoss, signal.TakeProfit) : (signal.TakeProfit, signal.StopLoss);
        return low < signal.EntryPrice && signal.EntryPrice < high
            ? ValidationResult.Success
            : new ValidationResult($"{validationContext.MemberName} must lie between StopLoss and TakeProfit.");
    }
}
