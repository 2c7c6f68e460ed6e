namespace AgentContracts.Generators.Model;

/// <summary>A message or a part, facet by facet; <see langword="null"/> where nothing is generated.</summary>
internal sealed record RecordModel
{
    public required TypeModel Type { get; init; }

    public required MessageModel? Message { get; init; }

    public required SerializerModel? Serializer { get; init; }

    public required ValidatorModel? Validator { get; init; }

    /// <summary>How the record prints itself; <see langword="null"/> where nothing in it is sensitive, or its author says how.</summary>
    public required PrintingModel? Printing { get; init; }

    /// <summary>The enums whose values the record holds, at any depth of its members' own types.</summary>
    public required EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>How other types see the message; <see langword="null"/> for a part and an invalid message.</summary>
    public required RoutedMessageModel? Routed { get; init; }

    /// <summary>The full name under which the manifest lists it as a part; <see langword="null"/> for an invalid one or none.</summary>
    public required string? ListedPart { get; init; }
}
