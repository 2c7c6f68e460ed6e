namespace AgentContracts.Redis.Tests.Failovers;

/// <summary>
/// Tests that nothing runs beside: while a sentinel has no primary to name, StackExchange.Redis keeps the threads of the pool waiting for its answer,
/// which leaves none to the connections of others.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
