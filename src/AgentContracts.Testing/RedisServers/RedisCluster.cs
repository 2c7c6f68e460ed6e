using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentContracts.Testing.RedisServers;

/// <summary>Several primaries on loopback that share the slots among them, each a server of its own that can be killed, hung and started again.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16_384;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly List<RedisServer> _nodes = [];

    private RedisCluster()
    {
    }

    /// <summary>Its servers; the slots are shared in this order.</summary>
    public IReadOnlyList<RedisServer> Nodes => _nodes;

    /// <summary>Starts a cluster and waits until every server knows it whole. While one of them is away the others go on with their slots.</summary>
    /// <param name="nodes">How many servers; at least 1.</param>
    /// <exception cref="TimeoutException">It did not come about within 20 s.</exception>
    public static async Task<RedisCluster> StartAsync(int nodes = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var cluster = new RedisCluster();
        try
        {
            var buses = new List<int>();
            for (var i = 0; i < nodes; i++)
            {
                buses.Add(FreePort());
                cluster._nodes.Add(await RedisServer.StartAsync(new RedisServerOptions
                {
                    Configuration = ["cluster-enabled yes", "cluster-announce-ip 127.0.0.1", $"cluster-port {buses[i]}", "cluster-node-timeout 2000", "cluster-require-full-coverage no"],
                }).ConfigureAwait(false));
            }

            await cluster.JoinAsync(buses).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The server that has a key.</summary>
    public async Task<RedisServer> NodeOfAsync(string key)
    {
        var slot = await SlotOfAsync(key).ConfigureAwait(false);
        foreach (var line in (await _nodes[0].CommandAsync("CLUSTER", "NODES").ConfigureAwait(false)).Where(static line => line.Length > 0))
        {
            var fields = line.Split(' ');
            if (fields[8..].Any(range => Holds(range, slot)))
            {
                return _nodes.Single(node => fields[1].StartsWith($"{node.Address}@", StringComparison.Ordinal));
            }
        }

        throw new InvalidOperationException($"No server of the cluster has slot {slot}.");
    }

    /// <summary>Moves the slot of a key, with all that is in it, to another server, as an operator does who evens out the load.</summary>
    public async Task MoveAsync(string key, RedisServer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var slot = (await SlotOfAsync(key).ConfigureAwait(false)).ToString(CultureInfo.InvariantCulture);
        var source = await NodeOfAsync(key).ConfigureAwait(false);
        var (from, to) = (await IdOfAsync(source).ConfigureAwait(false), await IdOfAsync(target).ConfigureAwait(false));
        await target.CommandAsync("CLUSTER", "SETSLOT", slot, "IMPORTING", from).ConfigureAwait(false);
        await source.CommandAsync("CLUSTER", "SETSLOT", slot, "MIGRATING", to).ConfigureAwait(false);
        while (await source.CommandAsync("CLUSTER", "GETKEYSINSLOT", slot, "100").ConfigureAwait(false) is [{ Length: > 0 }, ..] keys)
        {
            await source.CommandAsync(["MIGRATE", "127.0.0.1", target.Port.ToString(CultureInfo.InvariantCulture), "", "0", "5000", "KEYS", .. keys]).ConfigureAwait(false);
        }

        foreach (var node in (RedisServer[])[target, source, .. _nodes.Where(node => node != target && node != source)])
        {
            await node.CommandAsync("CLUSTER", "SETSLOT", slot, "NODE", to).ConfigureAwait(false);
        }
    }

    /// <summary>Ends all its servers and removes their files.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task JoinAsync(List<int> buses)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var (first, last) = (Slots * i / _nodes.Count, (Slots * (i + 1) / _nodes.Count) - 1);
            await _nodes[i].CommandAsync("CLUSTER", "ADDSLOTSRANGE", first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);

            // Two servers that begin with the same epoch would first have to agree whose comes later.
            await _nodes[i].CommandAsync("CLUSTER", "SET-CONFIG-EPOCH", (i + 1).ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        }

        for (var i = 1; i < _nodes.Count; i++)
        {
            await _nodes[0].CommandAsync(
                "CLUSTER", "MEET", "127.0.0.1", _nodes[i].Port.ToString(CultureInfo.InvariantCulture), buses[i].ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        }

        var began = TimeProvider.System.GetTimestamp();
        foreach (var node in _nodes)
        {
            while (!await KnowsAllAsync(node).ConfigureAwait(false))
            {
                if (TimeProvider.System.GetElapsedTime(began) > Patience)
                {
                    throw new TimeoutException($"The cluster does not come about; {node.Address} says: {string.Join(" ", await node.CommandAsync("CLUSTER", "INFO").ConfigureAwait(false))}");
                }

                await Task.Delay(Glance).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> KnowsAllAsync(RedisServer node)
    {
        var info = (await node.CommandAsync("CLUSTER", "INFO").ConfigureAwait(false)).Select(static line => line.Trim()).ToArray();
        return info.Contains("cluster_state:ok") && info.Contains($"cluster_slots_ok:{Slots}") && info.Contains($"cluster_size:{_nodes.Count}");
    }

    private async Task<int> SlotOfAsync(string key) =>
        int.Parse((await _nodes[0].CommandAsync("CLUSTER", "KEYSLOT", key).ConfigureAwait(false))[0], CultureInfo.InvariantCulture);

    private static async Task<string> IdOfAsync(RedisServer node) => (await node.CommandAsync("CLUSTER", "MYID").ConfigureAwait(false))[0];

    private static bool Holds(string range, int slot)
    {
        var ends = range.Split('-');
        return int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) && int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last) && slot >= first && slot <= last;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
