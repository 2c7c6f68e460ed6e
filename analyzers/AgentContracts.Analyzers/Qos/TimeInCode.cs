using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Qos;

/// <summary>A point in time that code computes: a number of milliseconds from now, or since 1970.</summary>
/// <param name="IsFromNow">Whether it counts from now.</param>
/// <param name="Milliseconds">How many milliseconds.</param>
internal readonly record struct TimeInCode(bool IsFromNow, double Milliseconds)
{
    private const double NowInSeconds = 1.7e9;

    /// <summary>Reads a time, or a number of Unix milliseconds; <see langword="null"/> where it is not plain from the expression.</summary>
    public static TimeInCode? Of(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: long or int } constant } => new TimeInCode(false, Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture)),
        IConversionOperation { OperatorMethod: null or { ContainingType.Name: "DateTimeOffset" } } conversion => Of(conversion.Operand),
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now", IsStatic: true } property } when IsTime(property.ContainingType) => new TimeInCode(true, 0),
        IPropertyReferenceOperation { Property.Name: "UtcDateTime" or "DateTime" or "LocalDateTime", Instance: { } instance } when IsTime(instance.Type) => Of(instance),
        IInvocationOperation call => OfCall(call),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Shift(Of(sum.LeftOperand), Duration(sum.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => Shift(Of(difference.LeftOperand), -Duration(difference.RightOperand)),
        _ => null,
    };

    private static TimeInCode? OfCall(IInvocationOperation call)
    {
        if (call.TargetMethod is { Name: "GetUtcNow" or "GetLocalNow", ContainingType.Name: "TimeProvider" })
        {
            return new TimeInCode(true, 0);
        }

        if (call.Instance is not { } instance || !IsTime(instance.Type))
        {
            return null;
        }

        return call.TargetMethod.Name switch
        {
            "ToUnixTimeMilliseconds" or "ToUniversalTime" => Of(instance),
            "ToUnixTimeSeconds" when Of(instance) is { } time => new TimeInCode(false, (time.IsFromNow ? NowInSeconds : 0) + (time.Milliseconds / 1000)),
            "Add" => Shift(Of(instance), Duration(call.Arguments[0].Value)),
            "Subtract" => Shift(Of(instance), -Duration(call.Arguments[0].Value)),
            var name when name.StartsWith("Add", StringComparison.Ordinal) && UnitOf(name.Substring(3)) is { } unit => Shift(Of(instance), Number(call.Arguments[0].Value) * unit),
            _ => null,
        };
    }

    private static TimeInCode? Shift(TimeInCode? time, double? by) => time is { } known && by is { } shift ? known with { Milliseconds = known.Milliseconds + shift } : null;

    /// <summary>A TimeSpan, or a number of milliseconds.</summary>
    private static double? Duration(IOperation operation)
    {
        if (operation is IConversionOperation conversion && Number(operation) is null)
        {
            return Duration(conversion.Operand);
        }

        if (operation is not IInvocationOperation { TargetMethod: { Name: var name, IsStatic: true, ContainingType.Name: "TimeSpan" } } call || !name.StartsWith("From", StringComparison.Ordinal))
        {
            return Number(operation);
        }

        // FromSeconds(double value), or FromSeconds(long seconds, long milliseconds = 0, …).
        double? sum = 0;
        foreach (var argument in call.Arguments)
        {
            sum += Number(argument.Value) * (UnitOf(argument.Parameter!.Name) ?? UnitOf(name.Substring(4)));
        }

        return sum;
    }

    private static double? UnitOf(string name) => name.ToUpperInvariant() switch
    {
        "MICROSECONDS" => 0.001,
        "MILLISECONDS" => 1,
        "SECONDS" => 1_000,
        "MINUTES" => 60_000,
        "HOURS" => 3_600_000,
        "DAYS" => 86_400_000,
        _ => null,
    };

    private static double? Number(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int or long or double or float }
        ? Convert.ToDouble(operation.ConstantValue.Value, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static bool IsTime(ITypeSymbol? type) => type is { Name: "DateTimeOffset" or "DateTime", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
