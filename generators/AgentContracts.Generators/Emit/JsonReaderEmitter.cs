namespace AgentContracts.Generators.Emit;

/// <summary>Writes the body of <c>ReadJson</c>: properties in any order into variables, then one instance.</summary>
internal sealed class JsonReaderEmitter
{
    private const int BitsPerWord = 64;

    private readonly IndentedWriter _writer;
    private readonly SerializerModel _record;
    private readonly string[] _variables;

    // The members whose absence matters, each with a bit that says it was seen.
    private readonly int[] _bits;
    private readonly int _words;

    public JsonReaderEmitter(IndentedWriter writer, SerializerModel record)
    {
        _writer = writer;
        _record = record;
        _variables = VariableNames.For(record.Members.Select(static m => m.Name));
        _bits = new int[record.Members.Count];
        var next = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] = record.Members[i].Missing == MissingMember.UsesConstant ? -1 : next++;
        }

        _words = (next + BitsPerWord - 1) / BitsPerWord;
    }

    public void Write()
    {
        WriteVariables();
        var first = _variables.Length == 0 || !JsonText.IsPlain(_record.Members[0].WireName) ? "NextField(at)" : $"FirstField(at, {Name(0)})";
        using (_writer.Block($"for (at = reader.{first}; reader.IsAtField; at = reader.NextField(at))"))
        {
            WriteDispatch();
        }

        WriteMissing();
        _writer.Line();
        Creation.Write(_writer, "value =", _record, _variables, i => $"({Seen(_bits[i] / BitsPerWord)} & {Bit(i)}) != 0");
        _writer.Line("return at;");
    }

    private void WriteVariables()
    {
        for (var i = 0; i < _variables.Length; i++)
        {
            var member = _record.Members[i];
            var start = member.Missing == MissingMember.UsesConstant ? member.Default : member.Type.IsReference ? "default!" : "default";
            _writer.Line($"{member.Type.AnnotatedName} {_variables[i]} = {start};");
        }

        for (var word = 0; word < _words; word++)
        {
            _writer.Line($"var {Seen(word)} = 0UL;");
        }

        if (_variables.Length > 0)
        {
            _writer.Line();
        }
    }

    private void WriteDispatch()
    {
        if (_variables.Length == 0)
        {
            _writer.Line("at = reader.SkipField(at);");
            return;
        }

        _writer.Line("switch (");
        for (var i = 0; i < _variables.Length; i++)
        {
            _writer.Deeper($"reader.Is({Text.Utf8(_record.Members[i].WireName)}) ? {i} :");
        }

        _writer.Deeper("-1)");
        _writer.Line("{");
        for (var i = 0; i < _variables.Length; i++)
        {
            WriteCase(i);
        }

        _writer.Deeper("default:");
        _writer.Deeper("    at = reader.SkipField(at);\n    break;");
        _writer.Line("}");
    }

    // Our own frames have the members in this order: each leads to the next without a search.
    private void WriteCase(int i)
    {
        var member = _record.Members[i];
        _writer.Deeper($"case {i}:");
        _writer.Deeper($"    at = {CodecNames.Of(member)}.ReadJson(ref reader, at, out {_variables[i]}{CodecNames.Forgiving(member.Type)});");
        if (_bits[i] >= 0)
        {
            _writer.Deeper($"    {Seen(_bits[i] / BitsPerWord)} |= {Bit(i)};");
        }

        if (i + 1 < _variables.Length && JsonText.IsPlain(_record.Members[i + 1].WireName))
        {
            _writer.Deeper($"    if (reader.At(ref at, {Name(i + 1)})) goto case {i + 1};");
        }

        _writer.Deeper("    break;");
    }

    private string Name(int member) => Text.Utf8($",{JsonText.Quote(_record.Members[member].WireName)}:");

    private void WriteMissing()
    {
        for (var word = 0; word < _words; word++)
        {
            var required = Enumerable.Range(0, _bits.Length)
                .Where(i => _record.Members[i].Missing == MissingMember.IsAnError && _bits[i] / BitsPerWord == word)
                .ToArray();
            if (required.Length == 0)
            {
                continue;
            }

            var mask = $"0x{required.Aggregate(0UL, (all, i) => all | (1UL << (_bits[i] % BitsPerWord))):x}UL";
            _writer.Line();
            using (_writer.Block($"if (({Seen(word)} & {mask}) != {mask})"))
            {
                _writer.Line("throw reader.Missing(at,");
                foreach (var i in required.Take(required.Length - 1))
                {
                    _writer.Deeper($"({Seen(word)} & {Bit(i)}) == 0 ? {Text.Literal(_record.Members[i].WireName)} :");
                }

                _writer.Deeper($"{Text.Literal(_record.Members[required[required.Length - 1]].WireName)});");
            }
        }
    }

    private string Seen(int word) => VariableNames.Free(word == 0 ? "seen" : $"seen{word + 1}", _variables);

    private string Bit(int member) => $"0x{1UL << (_bits[member] % BitsPerWord):x}UL";
}
