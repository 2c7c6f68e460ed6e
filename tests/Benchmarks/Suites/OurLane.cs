using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>A lane of ours.</summary>
/// <param name="Operation">What it does, in the names of figures.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Base">The operation of the lane of ours that shows what this one costs more or less, where it is not compared with the peers alone.</param>
/// <param name="BaseName">What that one is called in the names of figures.</param>
/// <param name="MeetsPeers">Whether it is compared with the peers.</param>
internal sealed record OurLane(string Operation, Lane Lane, string? Base = null, string BaseName = Peer.Payload, bool MeetsPeers = true);
