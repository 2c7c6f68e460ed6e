namespace AgentContracts.Redis.Emergencies;

/// <summary>What must happen to the latch in one step.</summary>
internal static class EmergencyScripts
{
    /// <summary>
    /// Keeps an emergency unless it is kept already. Where there is no room, the oldest goes. KEYS: latch. ARGV: id, its time in Unix microseconds, a blank and
    /// the frame, how many are kept.
    /// </summary>
    public const string Latch = """
        if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
        if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
          local all, oldest, since = redis.call('HGETALL', KEYS[1]), nil, nil
          for i = 1, #all, 2 do
            local at = tonumber(string.match(all[i + 1], '^%d+')) or 0
            if not since or at < since then oldest, since = all[i], at end
          end
          redis.call('HDEL', KEYS[1], oldest)
        end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
        return 1
        """;
}
