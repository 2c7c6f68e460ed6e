namespace AgentContracts.Redis.Streams;

/// <summary>What must happen to a stream in one step. Each script touches keys of one channel only.</summary>
internal static class StreamScripts
{
    /// <summary>What <see cref="Append"/> returns second where there is no group, so that nobody would read the entries.</summary>
    public const string NoGroup = "no group";

    /// <summary>What <see cref="Append"/> returns second where a group is at the bound.</summary>
    public const string Full = "full";

    /// <summary>Has the consumer <c>returned</c> hold entries as if they had never been handed out, and for so long that anybody may take them over.</summary>
    private const string GiveBack = """
        local function giveBack(stream, group, ids)
          local claim = {'XCLAIM', stream, group, 'returned', 0}
          for _, id in ipairs(ids) do claim[#claim + 1] = id end
          for _, word in ipairs({'TIME', 1, 'RETRYCOUNT', 0, 'JUSTID'}) do claim[#claim + 1] = word end
          return #redis.call(unpack(claim))
        end

        """;

    /// <summary>
    /// Gives back what lies in the stream up to an id and has not been handed out so far as the group knows. It may have been all the same, and handled,
    /// and nobody can say by whom: so whichever instance gets it is to take it over, and knows.
    /// </summary>
    private const string PassOver = GiveBack + """
        local function passOver(stream, group, from, to)
          local count = 0
          while true do
            local page = redis.call('XRANGE', stream, '(' .. from, to, 'COUNT', 100)
            if #page == 0 then return count end
            local ids = {}
            for i, entry in ipairs(page) do ids[i] = entry[1] end
            redis.call('XREADGROUP', 'GROUP', group, 'returned', 'COUNT', #page, 'STREAMS', stream, '>')
            count = count + giveBack(stream, group, ids)
            from = ids[#ids]
          end
        end

        local function makeAgain(stream, group)
          redis.call('XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM')
          passOver(stream, group, '0', '+')
        end

        """;

    /// <summary>
    /// Makes a group again that the server has forgotten, and puts one that it has set back where it was.
    /// KEYS: stream. ARGV: group, the newest entry that is known to have been handed out. Returns {1 if the group was made, how many entries were given back}.
    /// </summary>
    public const string Restore = PassOver + """
        if redis.call('EXISTS', KEYS[1]) == 1 then
          for _, fields in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
            local group = {}
            for i = 1, #fields, 2 do group[fields[i]] = fields[i + 1] end
            if group['name'] == ARGV[1] then
              return {0, passOver(KEYS[1], ARGV[1], group['last-delivered-id'], ARGV[2])}
            end
          end
        end
        makeAgain(KEYS[1], ARGV[1])
        return {1, 0}
        """;

    /// <summary>
    /// Adds entries, in order, as long as no group has as many unfinished ones as the bound. What every group has finished is trimmed on the way, but only at the
    /// bound, or when the server is out of memory, so that most sends cost no more than a look at the length. Groups that should be there and are
    /// not, because the server has forgotten them, are made again before anything is added.
    /// A group at the bound of which no consumer has shown itself for too long is given up: what it has not finished is finished for it.
    /// A call that was sent before its sender knew of a refusal is refused as well, or its messages would overtake those that found no room: that is kept for a
    /// minute where the server can. KEYS: stream. ARGV: bound, 1 to look at the groups in any case, after how many ms a group is given up, the key for the sender's
    /// newest refused call (not among KEYS: while a slot moves, the server takes no calls for several keys of which one is not there), the number of the call,
    /// 0 where none is sent behind it, that of the newest call whose refusal its sender knew of, how many groups should be there, those, the frames. Returns how many were added where that is all there is to say; otherwise {how many were added, why not the next: '' where all were, the groups that were
    /// made, those given up with the number of their entries}, and where the bound is reached {…, group, consumer of its oldest unfinished entry or '', last id, the number of the refused call}.
    /// Where the next cannot be added for another reason, that is the second.
    /// </summary>
    public const string Append = """
        local stream, bound, first = KEYS[1], tonumber(ARGV[1]), 8 + tonumber(ARGV[7])
        local refused = redis.pcall('GET', ARGV[4])
        if type(refused) == 'string' and tonumber(refused) > tonumber(ARGV[6]) then return {0, 'full', {}, {}, '', '', '', tonumber(refused)} end

        local length, count, trouble = redis.call('XLEN', stream), 0, nil
        if length > 0 and ARGV[2] ~= '1' then
          -- Most sends come no further than here; what the rest needs is not even defined for them.
          while first + count <= #ARGV and length + count < bound and not trouble do
            local added = redis.pcall('XADD', stream, '*', 'frame', ARGV[first + count])
            if type(added) == 'table' and added.err then trouble = added.err else count = count + 1 end
          end
          if first + count > #ARGV then return count end
        end

        """ + PassOver + """

        local function after(id)
          local time, number = string.match(id, '(%d+)-(%d+)')
          -- Numbers that Lua cannot count in: the next millisecond is as good.
          if #number > 15 then return string.format('%.0f', tonumber(time) + 1) .. '-0' end
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

        local function makeMissing(all)
          local there, made = {}, {}
          for _, group in ipairs(all) do there[group['name']] = true end
          for i = 8, first - 1 do
            if not there[ARGV[i]] then
              makeAgain(stream, ARGV[i])
              made[#made + 1] = ARGV[i]
            end
          end
          return made
        end

        local function trimFinished(all)
          local floor
          for _, group in ipairs(all) do
            local first = after(group['last-delivered-id'])
            if group['pending'] > 0 then
              first = redis.call('XPENDING', stream, group['name'])[2]
            end
            if not floor or isBefore(first, floor) then floor = first end
          end
          return floor and redis.call('XTRIM', stream, 'MINID', floor) or 0
        end

        local function goneFor(group)
          local now = redis.call('TIME')
          local longest = redis.call('XRANGE', stream, '(' .. group['last-delivered-id'], '+', 'COUNT', 1)[1]
          local gone = longest and (now[1] * 1000 + math.floor(now[2] / 1000)) - tonumber(string.match(longest[1], '(%d+)-')) or 0
          for i, fields in ipairs(redis.call('XINFO', 'CONSUMERS', stream, group['name'])) do
            local consumer = {}
            for j = 1, #fields, 2 do consumer[fields[j]] = fields[j + 1] end
            if i == 1 or consumer['idle'] < gone then gone = consumer['idle'] end
          end
          return gone
        end

        local function giveUp(group)
          while true do
            local pending = redis.call('XPENDING', stream, group['name'], '-', '+', 1000)
            if #pending == 0 then break end
            local acknowledge = {'XACK', stream, group['name']}
            for _, entry in ipairs(pending) do acknowledge[#acknowledge + 1] = entry[1] end
            redis.call(unpack(acknowledge))
          end
          local info = redis.call('XINFO', 'STREAM', stream)
          local added
          for i = 1, #info, 2 do if info[i] == 'entries-added' then added = info[i + 1] end end
          redis.call('XGROUP', 'SETID', stream, group['name'], '$', 'ENTRIESREAD', added)
        end

        local made, given = {}, {}

        -- Why there is no room, or else for how many there is.
        local function makeRoom()
          local all = groups()
          for _, name in ipairs(makeMissing(all)) do made[#made + 1] = name end
          if #all + #made == 0 then return {'no group'} end
          if #made > 0 then all = groups() end
          local room = bound - redis.call('XLEN', stream)
          if room > 0 then return nil, room end
          trimFinished(all)
          room = bound
          for _, group in ipairs(all) do
            local unfinished = group['pending'] + undelivered(group)
            if unfinished >= bound and goneFor(group) > tonumber(ARGV[3]) then
              giveUp(group)
              given[#given + 1] = group['name']
              given[#given + 1] = unfinished
            elseif unfinished >= bound then
              local oldest = redis.call('XPENDING', stream, group['name'], '-', '+', 1)[1]
              local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
              return {'full', group['name'], oldest and oldest[2] or '', last and last[1] or ''}
            else
              room = math.min(room, bound - unfinished)
            end
          end
          return nil, room
        end

        local function add(frame)
          local added = redis.pcall('XADD', stream, '*', 'frame', frame)
          if type(added) == 'table' and added.err and string.find(added.err, 'OOM', 1, true) and trimFinished(groups()) > 0 then
            added = redis.pcall('XADD', stream, '*', 'frame', frame)
          end
          if type(added) == 'table' and added.err then return {added.err} end
        end

        -- What fails for one frame must not hide that those before it were added.
        local function attempt(work, frame)
          local isDone, refusal, room = pcall(work, frame)
          if isDone then return refusal, room end
          return {type(refusal) == 'table' and refusal.err or tostring(refusal)}
        end

        local room = ARGV[2] ~= '1' and length > 0 and bound - length - count or 0
        while first + count <= #ARGV do
          local refusal
          if room < 1 then refusal, room = attempt(makeRoom) end
          refusal = refusal or attempt(add, ARGV[first + count])
          if refusal then
            if refusal[1] == 'full' and ARGV[5] ~= '0' then redis.pcall('SET', ARGV[4], ARGV[5], 'PX', 60000) end
            return {count, refusal[1], made, given, refusal[2] or '', refusal[3] or '', refusal[4] or '', tonumber(ARGV[5])}
          end
          room = room - 1
          count = count + 1
        end
        return {count, '', made, given}
        """;

    /// <summary>
    /// Keeps a dead letter, and only then finishes its entry. In one step, and not as a transaction, which would finish the entry also where the
    /// letter could not be kept. One that is told again, because the answer did not come, may have been kept: then it is among the newest.
    /// KEYS: dead letters, stream. ARGV: group, entry, how many letters to keep about, 1 when it is told again, fields and values of the letter.
    /// </summary>
    public const string DeadLetter = """
        local function isKept()
          for _, kept in ipairs(redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1000)) do
            local same = #kept[2] == #ARGV - 4
            for i, text in ipairs(kept[2]) do same = same and text == ARGV[i + 4] end
            if same then return true end
          end
          return false
        end

        if ARGV[4] ~= '1' or not isKept() then
          redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', unpack(ARGV, 5))
        end
        return redis.call('XACK', KEYS[2], ARGV[1], ARGV[2])
        """;

    /// <summary>
    /// Gives back what a consumer has not finished, to be taken over at once, and forgets the consumer. In one step, because forgetting a consumer
    /// also forgets what it has not finished. Given back is as good as never handed out. KEYS: stream. ARGV: group, consumer. Returns how many entries were given back.
    /// </summary>
    public const string Release = GiveBack + """
        local stream, group, consumer = KEYS[1], ARGV[1], ARGV[2]
        local count = 0
        while true do
          local pending = redis.call('XPENDING', stream, group, '-', '+', 1000, consumer)
          if #pending == 0 then break end
          local ids = {}
          for i, entry in ipairs(pending) do ids[i] = entry[1] end
          count = count + giveBack(stream, group, ids)
        end
        redis.call('XGROUP', 'DELCONSUMER', stream, group, consumer)
        return count
        """;

    /// <summary>
    /// Forgets consumers that have nothing unfinished and have not shown themselves for some time: instances that crashed leave them behind. In one step,
    /// because forgetting one also forgets what it has not finished. KEYS: stream. ARGV: group, for how many ms at least. Returns how many were forgotten.
    /// </summary>
    public const string Forget = """
        local forgotten = 0
        for _, fields in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
          local consumer = {}
          for i = 1, #fields, 2 do consumer[fields[i]] = fields[i + 1] end
          if consumer['pending'] == 0 and consumer['idle'] > tonumber(ARGV[2]) then
            redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer['name'])
            forgotten = forgotten + 1
          end
        end
        return forgotten
        """;
}
