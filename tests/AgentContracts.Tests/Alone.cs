namespace AgentContracts.Tests;

/// <summary>Tests that look at what the whole process shares, such as the interned texts or the runner of a regex: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
