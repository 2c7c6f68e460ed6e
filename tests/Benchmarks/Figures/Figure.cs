using Benchmarks.Statistics;

namespace Benchmarks.Figures;

/// <summary>A result.</summary>
/// <param name="Name">Its name: group, operation, peer and message.</param>
/// <param name="Estimate">Its value: a ratio, or bytes where the peer is <c>ours</c>.</param>
/// <param name="IsResolved">Whether the value is as precise as it should be; always so for what is counted.</param>
internal sealed record Figure(string Name, Estimate Estimate, bool IsResolved);
