using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Scale.Projects;

/// <summary>What a compiled project shows of itself.</summary>
internal interface IScaleProject
{
    /// <summary>Adds the agents that hear, and the one that sends.</summary>
    void AddAgents(ContractsBuilder contracts);

    /// <summary>Gives what sends a message of a text and a number; the types take turns with the numbers.</summary>
    Func<string, long, ValueTask> Open(IServiceProvider services);
}
