namespace AgentContracts.Generators.Model;

/// <summary>What <c>ToString</c> says of a record's members where one of them is sensitive.</summary>
internal sealed record PrintingModel
{
    public required TypeModel Type { get; init; }

    /// <summary>The modifiers that the compiler asks of <c>PrintMembers</c>.</summary>
    public required string Modifiers { get; init; }

    /// <summary>Whether records may stand in each other without end, so that the stack has to be looked at.</summary>
    public required bool IsClass { get; init; }

    public required EquatableArray<PrintedMemberModel> Members { get; init; }
}
