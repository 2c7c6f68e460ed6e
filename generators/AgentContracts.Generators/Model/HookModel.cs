namespace AgentContracts.Generators.Model;

/// <summary><c>OnValidate</c>, as far as the user wrote it.</summary>
/// <param name="Declaration">The defining half, matching the user's half; <see langword="null"/> where the user wrote a whole method.</param>
/// <param name="Call">The expression that calls it up to the parenthesis; <see langword="null"/> where it cannot be called.</param>
/// <param name="HidesBase">Whether a base record has one that can be seen from here.</param>
internal sealed record HookModel(string? Declaration, string? Call, bool HidesBase = false);
