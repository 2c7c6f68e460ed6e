using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AgentContracts.Hub.Registry;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Registry;

/// <summary>The registry on the server: one hash each for records, leases and contracts, and a version, all in one slot.</summary>
internal sealed class RedisRegistry(Func<RedisConnections> connections, RedisNames names) : IRegistryStore
{
    private readonly RedisKey _version = names.Registry("version");
    private readonly RedisKey _agents = names.Registry("agents");
    private readonly RedisKey _leases = names.Registry("leases");
    private readonly RedisKey _schemas = names.Registry("contracts");

    public async ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken)
    {
        var reply = (RedisResult[])(await EvaluateAsync("read the registry", RegistryScripts.Read, [_version, _agents, _leases], [], cancellationToken).ConfigureAwait(false))!;
        var agents = ((string[])reply[1]!).Chunk(2).Select(static pair => RegistryJson.ReadRecord(pair[1])).OfType<AgentRecord>();
        var leases = ((string[])reply[2]!).Chunk(2).Select(static pair => KeyValuePair.Create(pair[0], Number(pair[1])));
        return new RegistryPage(Number((string)reply[0]!), [.. agents], leases.ToImmutableDictionary(StringComparer.Ordinal));
    }

    public async ValueTask<bool> TryChangeAsync(RegistryChange change, CancellationToken cancellationToken)
    {
        var arguments = new List<RedisValue> { Text(change.Judged), Text(change.Next) };
        Add(change.Unchanged, static lease => [lease.Holder, Text(lease.Until)]);
        Add(change.Written, static record => [record.Instance, JsonSerializer.Serialize(record, RegistryJson.Default.AgentRecord)]);
        Add(change.Removed, static instance => [instance]);
        Add(change.Granted, static lease => [lease.Holder, Text(lease.Until)]);
        Add(change.Withdrawn, static holder => [holder]);
        Add(change.Schemas, static schema => [FieldOf(schema.Version.Message, schema.Version.Fingerprint), JsonSerializer.Serialize(schema, RegistryJson.Default.ContractSchema)]);
        var done = await EvaluateAsync("write to the registry", RegistryScripts.Change, [_version, _agents, _leases, _schemas], [.. arguments], cancellationToken).ConfigureAwait(false);
        return (int)done == 1;

        void Add<T>(ImmutableArray<T> items, Func<T, RedisValue[]> toValues)
        {
            arguments.Add(items.Length);
            arguments.AddRange(items.SelectMany(toValues));
        }
    }

    public async ValueTask<RenewalAnswer> RenewAsync(IReadOnlyCollection<Lease> leases, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [.. leases.SelectMany(static lease => (RedisValue[])[lease.Holder, Text(lease.Until)])];
        var reply = (RedisResult[])(await EvaluateAsync("renew a lease", RegistryScripts.Renew, [_version, _leases], arguments, cancellationToken).ConfigureAwait(false))!;
        return new RenewalAnswer(Number((string)reply[0]!), [.. (string[])reply[1]!]);
    }

    public async ValueTask<ContractSchema?> FindSchemaAsync(string message, ulong fingerprint, CancellationToken cancellationToken)
    {
        var schema = await connections().Database.HashGetAsync(_schemas, FieldOf(message, fingerprint)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return schema.IsNull ? null : RegistryJson.ReadSchema((string)schema!);
    }

    private async Task<RedisResult> EvaluateAsync(string what, string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await connections().Database.ScriptEvaluateAsync(script, keys, arguments).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException refusal) when (refusal.Message.Contains("NOPERM", StringComparison.Ordinal))
        {
            throw connections().Refused(what, refusal);
        }
    }

    private static string FieldOf(string message, ulong fingerprint) => string.Create(CultureInfo.InvariantCulture, $"{message}/{fingerprint:x16}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
