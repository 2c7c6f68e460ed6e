namespace AgentContracts.Generators.Model;

/// <summary>A member that travels.</summary>
internal sealed record MemberModel
{
    /// <summary>The name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    public required string WireName { get; init; }

    public required WireTypeModel Type { get; init; }

    /// <summary>Whether it is marked as a text of few values.</summary>
    public required bool IsInterned { get; init; }

    /// <summary>Whether the constructor takes it; otherwise the object initializer sets it.</summary>
    public required bool IsPositional { get; init; }

    /// <summary>What a reader does where the member is missing.</summary>
    public required MissingMember Missing { get; init; }

    /// <summary>The declared default, as an expression, for <see cref="MissingMember.UsesConstant"/>.</summary>
    public required string? Default { get; init; }
}
