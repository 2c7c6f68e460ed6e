using System.Text.Json.Serialization;

namespace AgentContracts.Tests.Contracts;

/// <summary>A part that is a struct and an element of collections.</summary>
[Part]
[method: JsonConstructor]
public readonly partial record struct MirrorPoint(int X, string Name, int? Y = null);
