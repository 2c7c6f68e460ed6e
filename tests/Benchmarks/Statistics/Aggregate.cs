namespace Benchmarks.Statistics;

/// <summary>Makes one value of several; may put them in order.</summary>
internal delegate double Aggregate(Span<double> values);
