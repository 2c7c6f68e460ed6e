using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>Pairs lanes.</summary>
internal static class FieldBuilder
{
    /// <summary>A field in which each lane of ours that meets the peers is compared with every peer, and each that has a base with its base.</summary>
    public static Field Versus(IReadOnlyList<OurLane> ours, IReadOnlyList<PeerLane> peers) => new(
        [.. ours.Select(static our => our.Lane), .. peers.Select(static peer => peer.Lane)],
        [
            .. from our in ours
               where our.MeetsPeers
               from peer in peers
               select new Comparison(our.Operation, peer.Peer, our.Lane, peer.Lane),
            .. from our in ours
               where our.Base is not null
               select new Comparison(our.Operation, our.BaseName, our.Lane, ours.Single(other => other.Operation == our.Base).Lane),
        ]);
}
