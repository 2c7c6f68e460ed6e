namespace AgentContracts;

/// <summary>
/// What a writer throws: it knows what it cannot write, but not of which member, because to remember that would cost every message something. The validator
/// does know.
/// </summary>
internal static class Unwritable
{
    // The rules that a writer keeps by itself, whoever forgot to validate. A null in a member that may not be null can be written and read; it is refused on both ends.
    private static readonly string[] RulesOfTheWire = ["Defined", "Depth", "Finite", "Present", "Utc", "WellFormed"];

    /// <summary>The error that names the record and the members.</summary>
    /// <param name="value">What could not be written.</param>
    /// <param name="cause">The writer's error, which is all there is to say where the record is in order, as where the header is not.</param>
    public static ArgumentException Of<T>(in T value, ArgumentException cause) where T : IContract<T> =>
        new($"{typeof(T).Name} cannot be written: {(BrokenRulesOf(value) is { Length: > 0 } broken ? broken : cause.Message)}", cause);

    private static string BrokenRulesOf<T>(in T value) where T : IContract<T>
    {
        try
        {
            return string.Join(" ", MessageValidator.Validate(value).Where(static violation => RulesOfTheWire.Contains(violation.Rule)).Select(static violation => violation.Message));
        }
        catch
        {
            // Rules of the user's own may throw anything, which would hide what is to be told.
            return "";
        }
    }
}
