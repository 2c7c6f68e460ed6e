using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>A lane of a peer.</summary>
/// <param name="Peer">Its name, one of <see cref="Suites.Peer"/>.</param>
/// <param name="Lane">The lane.</param>
internal sealed record PeerLane(string Peer, Lane Lane);
