using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>Everything that is measured of one message with one kind of content.</summary>
/// <param name="Group">The kind of content.</param>
/// <param name="Message">The message's name.</param>
/// <param name="Fields">What takes time.</param>
/// <param name="Sizes">What takes room.</param>
internal sealed record Suite(SampleGroup Group, string Message, IReadOnlyList<Field> Fields, IReadOnlyList<SizeComparison> Sizes);
