namespace Benchmarks.Dispatch.Contracts;

/// <summary>An agent that only hears.</summary>
internal interface IEar
{
    /// <summary>The sum of the numbers so far.</summary>
    long Heard { get; }
}
