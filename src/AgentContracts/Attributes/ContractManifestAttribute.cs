namespace AgentContracts;

/// <summary>The index of an assembly's contract, written by the generator; other assemblies, analyzers and the tool read the contract from it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ContractManifestAttribute : Attribute
{
    /// <summary>The valid messages of the assembly.</summary>
    public Type[] Messages { get; set; } = [];

    /// <summary>The valid parts of the assembly.</summary>
    public Type[] Parts { get; set; } = [];

    /// <summary>The valid channels of the assembly.</summary>
    public Type[] Channels { get; set; } = [];

    /// <summary>The valid agents of the assembly.</summary>
    public Type[] Agents { get; set; } = [];
}
