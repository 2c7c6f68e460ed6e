namespace Benchmarks.Samples;

/// <summary>The messages that a lane goes through.</summary>
internal static class SampleSet
{
    /// <summary>How many different ones there are; a power of two. Fewer, and the processor learns their branches by heart.</summary>
    public const int Count = 32;
}
