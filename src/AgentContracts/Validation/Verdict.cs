namespace AgentContracts.Validation;

/// <summary>
/// Whether a message or part keeps its rules. Which ones it breaks is found out where <see cref="ToList"/> asks for them, so that a refusal by itself
/// costs no memory.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public readonly ref struct Verdict<T> where T : IContract<T>
{
    private readonly ref readonly T _value;

    internal Verdict(ref readonly T value, int count)
    {
        _value = ref value;
        Count = count;
    }

    /// <summary>How many rules it breaks.</summary>
    public int Count { get; }

    /// <summary>Whether it breaks none.</summary>
    public bool IsValid => Count == 0;

    /// <summary>Every rule that it breaks; empty where it is valid. Rules of the user's own are asked again.</summary>
    public IReadOnlyList<Violation> ToList() => IsValid ? [] : MessageValidator.Validate(in _value);
}
