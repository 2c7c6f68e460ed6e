namespace AgentContracts.Redis.Streams;

/// <summary>What must happen to a stream in one step. Each script touches one key.</summary>
internal static class StreamScripts
{
    /// <summary>The consumer that holds what instances gave back when they left.</summary>
    public const string Returned = "returned";

    /// <summary>What <see cref="Append"/> returns first where there is no group, so that nobody would read the entry.</summary>
    public const int NoGroup = 0;

    /// <summary>What <see cref="Append"/> returns first where the entry was added.</summary>
    public const int Added = 1;

    /// <summary>
    /// Adds an entry if no group has as many unfinished ones as the bound. What every group has finished is trimmed on the way, but only at the
    /// bound, so that most sends cost no more than a look at the length.
    /// KEYS: stream. ARGV: bound, frame, 1 to look whether there is any group.
    /// Returns {1} added; {0} no group; {2, group, unfinished, consumer of its oldest unfinished entry or '', last id} full.
    /// </summary>
    public const string Append = """
        local stream, bound = KEYS[1], tonumber(ARGV[1])

        local function after(id)
          local time, number = string.match(id, '(%d+)-(%d+)')
          return time .. '-' .. string.format('%.0f', tonumber(number) + 1)
        end

        local function isBefore(left, right)
          local leftTime, leftNumber = string.match(left, '(%d+)-(%d+)')
          local rightTime, rightNumber = string.match(right, '(%d+)-(%d+)')
          if leftTime ~= rightTime then return tonumber(leftTime) < tonumber(rightTime) end
          return tonumber(leftNumber) < tonumber(rightNumber)
        end

        local function undelivered(group)
          if group['lag'] then return group['lag'] end
          return #redis.call('XRANGE', stream, '(' .. group['last-delivered-id'], '+', 'COUNT', bound)
        end

        local function groups()
          local all = {}
          if redis.call('EXISTS', stream) == 0 then return all end
          for _, fields in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
            local group = {}
            for i = 1, #fields, 2 do group[fields[i]] = fields[i + 1] end
            all[#all + 1] = group
          end
          return all
        end

        local isLong = redis.call('XLEN', stream) >= bound
        if isLong or ARGV[3] == '1' then
          local all = groups()
          if #all == 0 then return {0} end
          if isLong then
            local floor
            for _, group in ipairs(all) do
              local first = after(group['last-delivered-id'])
              if group['pending'] > 0 then
                first = redis.call('XPENDING', stream, group['name'])[2]
              end
              if not floor or isBefore(first, floor) then floor = first end
            end
            redis.call('XTRIM', stream, 'MINID', floor)
            for _, group in ipairs(all) do
              local unfinished = group['pending'] + undelivered(group)
              if unfinished >= bound then
                local oldest = redis.call('XPENDING', stream, group['name'], '-', '+', 1)[1]
                local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
                return {2, group['name'], unfinished, oldest and oldest[2] or '', last and last[1] or ''}
              end
            end
          end
        end
        redis.call('XADD', stream, '*', 'frame', ARGV[2])
        return {1}
        """;

    /// <summary>
    /// Gives back what a consumer has not finished, to be taken over at once, and forgets the consumer. In one step, because forgetting a consumer
    /// also forgets what it has not finished. KEYS: stream. ARGV: group, consumer, 'returned'. Returns how many entries were given back.
    /// </summary>
    public const string Release = """
        local stream, group, consumer = KEYS[1], ARGV[1], ARGV[2]
        local count = 0
        while true do
          local pending = redis.call('XPENDING', stream, group, '-', '+', 1000, consumer)
          if #pending == 0 then break end
          local ids = {}
          for i, entry in ipairs(pending) do ids[i] = entry[1] end
          local claim = {'XCLAIM', stream, group, ARGV[3], 0}
          for _, id in ipairs(ids) do claim[#claim + 1] = id end
          for _, word in ipairs({'TIME', 1, 'JUSTID'}) do claim[#claim + 1] = word end
          count = count + #redis.call(unpack(claim))
        end
        redis.call('XGROUP', 'DELCONSUMER', stream, group, consumer)
        return count
        """;
}
