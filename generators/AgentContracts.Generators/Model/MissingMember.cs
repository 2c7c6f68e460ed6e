namespace AgentContracts.Generators.Model;

/// <summary>What a reader does where a member is missing.</summary>
internal enum MissingMember
{
    /// <summary>It refuses the record.</summary>
    IsAnError,

    /// <summary>It takes a constant: a parameter's default, or null.</summary>
    UsesConstant,

    /// <summary>It keeps what the member's initializer sets.</summary>
    KeepsInitializer,
}
