using Benchmarks.Measuring;

namespace Benchmarks.Compiler;

/// <summary>What is measured together.</summary>
/// <param name="What">What the generators do: one of <see cref="CompilerOptions.Everything"/>.</param>
/// <param name="Lanes">The lanes.</param>
/// <param name="Field">The same, as they are measured.</param>
internal sealed record CompilerField(string What, IReadOnlyList<CompilerLane> Lanes, Field Field);
