using Benchmarks.Measuring;

namespace Benchmarks.Compiler;

/// <summary>A lane of one generator.</summary>
/// <param name="Generator">The generator's name in the names of figures.</param>
/// <param name="Messages">How many messages its project has.</param>
/// <param name="Lane">The lane.</param>
internal sealed record CompilerLane(string Generator, int Messages, Lane Lane);
