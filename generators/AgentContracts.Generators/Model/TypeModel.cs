namespace AgentContracts.Generators.Model;

/// <summary>A type that generated code adds its half to.</summary>
internal sealed record TypeModel
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around it, the outermost first.</summary>
    public required EquatableArray<DeclarationModel> Containers { get; init; }

    /// <summary>The type itself.</summary>
    public required DeclarationModel Declaration { get; init; }

    /// <summary>The name that code anywhere can use: <c>global::Acme.Leg</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>What the names of its generated files begin with.</summary>
    public required string HintName { get; init; }
}
