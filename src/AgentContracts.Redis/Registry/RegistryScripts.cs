namespace AgentContracts.Redis.Registry;

/// <summary>
/// What must happen to the registry in one step. Versions and times are decimal texts: Lua's numbers are exact up to 2^53, which microseconds do not reach
/// before the year 2255.
/// </summary>
internal static class RegistryScripts
{
    /// <summary>KEYS: version, agents, leases. Returns {version, {instance, record, …}, {holder, until, …}}.</summary>
    public const string Read = """
        return {redis.call('GET', KEYS[1]) or '0', redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
        """;

    /// <summary>
    /// Changes what is named, unless somebody has changed something since it was judged.
    /// KEYS: version, agents, leases, schemas. ARGV: the version judged, the next version, then five lists, each behind the number of its items: leases that must
    /// be so (holder, until), records that are written (instance, record), instances that are removed, leases that are granted (holder, until), holders whose
    /// leases are withdrawn, contracts (field, schema). Returns 1 where it was done.
    /// </summary>
    public const string Change = """
        if (redis.call('GET', KEYS[1]) or '0') ~= ARGV[1] then return 0 end
        local at = 3
        local function items(size)
          local list, count = {}, tonumber(ARGV[at])
          at = at + 1
          for i = 1, count * size do list[i] = ARGV[at]; at = at + 1 end
          return list
        end
        local unchanged, written, removed, granted, withdrawn, schemas = items(2), items(2), items(1), items(2), items(1), items(2)
        for i = 1, #unchanged, 2 do
          if (redis.call('HGET', KEYS[3], unchanged[i]) or '0') ~= unchanged[i + 1] then return 0 end
        end
        for i = 1, #removed do redis.call('HDEL', KEYS[2], removed[i]) end
        for i = 1, #withdrawn do redis.call('HDEL', KEYS[3], withdrawn[i]) end
        for i = 1, #written, 2 do redis.call('HSET', KEYS[2], written[i], written[i + 1]) end
        for i = 1, #granted, 2 do redis.call('HSET', KEYS[3], granted[i], granted[i + 1]) end
        for i = 1, #schemas, 2 do redis.call('HSETNX', KEYS[4], schemas[i], schemas[i + 1]) end
        redis.call('SET', KEYS[1], ARGV[2])
        return 1
        """;

    /// <summary>
    /// Moves the ends of leases that are there, never back: a renewal that was held up may come after a later one. KEYS: version, leases. ARGV: holder, until, …. Returns {version, the holders that have none}.
    /// </summary>
    public const string Renew = """
        local missing = {}
        for i = 1, #ARGV, 2 do
          local ends = redis.call('HGET', KEYS[2], ARGV[i])
          if ends then
            if tonumber(ARGV[i + 1]) > (tonumber(ends) or 0) then redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
          else
            missing[#missing + 1] = ARGV[i]
          end
        end
        return {redis.call('GET', KEYS[1]) or '0', missing}
        """;
}
