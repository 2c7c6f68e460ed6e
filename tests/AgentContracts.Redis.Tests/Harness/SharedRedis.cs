using AgentContracts.Redis.Tests.Harness;

[assembly: AssemblyFixture(typeof(SharedRedis))]

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>One server for all tests that leave it in peace: each has names of its own under a prefix.</summary>
public sealed class SharedRedis() : TestRedis(null);
