namespace AgentContracts.Codecs;

/// <summary>Those of the seed's five fields that a header has.</summary>
[Flags]
internal enum SeenFields
{
    None = 0,
    Type = 1,
    Id = 2,
    Source = 4,
    Priority = 8,
    Timestamp = 16,
    All = Type | Id | Source | Priority | Timestamp,
}
