namespace AgentContracts.Generators.Model;

/// <summary>What a type by itself asks of its values.</summary>
internal sealed record CheckedTypeModel
{
    public required CheckKind Kind { get; init; }

    /// <summary>Whether a null is possible and a violation.</summary>
    public required bool RefusesNull { get; init; }

    /// <summary>Whether a null is possible, so that whatever reads the value looks first.</summary>
    public required bool CanBeNull { get; init; }

    /// <summary>The pattern that every named value of an enum matches.</summary>
    public required string? NamedValues { get; init; }

    /// <summary>What a nullable or a collection holds; the values of a dictionary.</summary>
    public required CheckedTypeModel? Element { get; init; }

    /// <summary>The keys of a dictionary that are no strings.</summary>
    public required CheckedTypeModel? Key { get; init; }

    /// <summary>How many collections stand in each other.</summary>
    public int Levels => Kind switch
    {
        CheckKind.Nullable => Element!.Levels,
        CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray or CheckKind.Set or CheckKind.KeyedDictionary or CheckKind.Dictionary => Element!.Levels + 1,
        _ => 0,
    };

    /// <summary>Whether the type asks anything.</summary>
    public bool HasChecks => RefusesNull || Kind switch
    {
        CheckKind.Nothing => false,
        CheckKind.Nullable or CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray or CheckKind.Set => Element!.HasChecks,
        CheckKind.KeyedDictionary => Key!.HasChecks || Element!.HasChecks,
        _ => true,
    };
}
