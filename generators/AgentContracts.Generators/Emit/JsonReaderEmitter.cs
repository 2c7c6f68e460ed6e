namespace AgentContracts.Generators.Emit;

/// <summary>Writes the body of <c>ReadJson</c>: properties in any order into variables, then one instance.</summary>
internal sealed class JsonReaderEmitter
{
    private const int BitsPerWord = 64;

    private readonly IndentedWriter _writer;
    private readonly SerializerModel _record;
    private readonly MemberCode[] _members;

    // The members whose absence matters, each with a bit that says it was seen.
    private readonly int[] _bits;

    // The variables that hold the bits.
    private readonly string[] _seen;

    public JsonReaderEmitter(IndentedWriter writer, SerializerModel record, MemberCode[] members)
    {
        _writer = writer;
        _record = record;
        _members = members;
        _bits = new int[members.Length];
        var next = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] = members[i].Model.Missing == MissingMember.UsesConstant ? -1 : next++;
        }

        _seen = new string[(next + BitsPerWord - 1) / BitsPerWord];
        for (var word = 0; word < _seen.Length; word++)
        {
            _seen[word] = VariableNames.Free(word == 0 ? "seen" : $"seen{word + 1}", members);
        }
    }

    public void Write()
    {
        WriteVariables();
        var first = _members is [{ NeedsNoEscape: true } one, ..] ? $"FirstField(at, {one.JsonPrefix})" : "NextField(at)";
        using (_writer.Block($"for (at = reader.{first}; reader.IsAtField; at = reader.NextField(at))"))
        {
            WriteDispatch();
        }

        WriteMissing();
        _writer.Line();
        Creation.Write(_writer, "value =", _record, _members, i => $"({_seen[_bits[i] / BitsPerWord]} & {Bit(i)}) != 0");
        _writer.Line("return at;");
    }

    private void WriteVariables()
    {
        for (var i = 0; i < _members.Length; i++)
        {
            var member = _members[i].Model;
            var start = member.Missing == MissingMember.UsesConstant ? member.Default : member.Type.IsReference ? "default!" : "default";
            _writer.Line($"{member.Type.AnnotatedName} {_members[i].Variable} = {start};");
        }

        foreach (var seen in _seen)
        {
            _writer.Line($"var {seen} = 0UL;");
        }

        if (_members.Length > 0)
        {
            _writer.Line();
        }
    }

    private void WriteDispatch()
    {
        if (_members.Length == 0)
        {
            _writer.Line("at = reader.SkipField(at);");
            return;
        }

        _writer.Line("switch (");
        for (var i = 0; i < _members.Length; i++)
        {
            _writer.Line($"    reader.Is({_members[i].Utf8WireName}) ? {i} :");
        }

        _writer.Line("    -1)");
        _writer.Line("{");
        for (var i = 0; i < _members.Length; i++)
        {
            WriteCase(i);
        }

        _writer.Line("    default:");
        _writer.Line("        at = reader.SkipField(at);");
        _writer.Line("        break;");
        _writer.Line("}");
    }

    // Our own frames have the members in this order: each leads to the next without a search.
    private void WriteCase(int i)
    {
        var member = _members[i];
        _writer.Line($"    case {i}:");
        _writer.Line($"        at = {member.Codec}.ReadJson(ref reader, at, out {member.Variable}{member.Forgiving});");
        if (_bits[i] >= 0)
        {
            _writer.Line($"        {_seen[_bits[i] / BitsPerWord]} |= {Bit(i)};");
        }

        if (i + 1 < _members.Length && _members[i + 1].NeedsNoEscape)
        {
            _writer.Line($"        if (reader.At(ref at, {_members[i + 1].JsonPrefix})) goto case {i + 1};");
        }

        _writer.Line("        break;");
    }

    private void WriteMissing()
    {
        for (var word = 0; word < _seen.Length; word++)
        {
            var known = Enumerable.Range(0, _bits.Length).Where(i => _bits[i] >= 0 && _bits[i] / BitsPerWord == word).ToArray();
            var required = known.Where(i => _members[i].Model.Missing == MissingMember.IsAnError).Aggregate(0UL, (all, i) => all | Mask(i));
            if (required == 0)
            {
                continue;
            }

            var mask = $"0x{required:x}UL";
            _writer.Line();
            using (_writer.Block($"if (({_seen[word]} & {mask}) != {mask})"))
            {
                _writer.Line($"throw reader.Missing(at, ~{_seen[word]} & {mask}, {string.Join(", ", known.Select(i => _members[i].WireName))});");
            }
        }
    }

    private string Bit(int member) => $"0x{Mask(member):x}UL";

    private ulong Mask(int member) => 1UL << (_bits[member] % BitsPerWord);
}
