namespace Chaos.Tests;

/// <summary>Tests that have the machine to themselves: what they measure must not be what others do to it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
