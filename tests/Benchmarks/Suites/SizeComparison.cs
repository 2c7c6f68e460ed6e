namespace Benchmarks.Suites;

/// <summary>How long our documents are and those of a peer.</summary>
/// <param name="Operation">What is counted, such as <c>json.bytes</c>.</param>
/// <param name="Peer">Who ours is compared with.</param>
/// <param name="Ours">Bytes, the mean over the messages.</param>
/// <param name="Other">The peer's.</param>
internal sealed record SizeComparison(string Operation, string Peer, double Ours, double Other);
