namespace AgentContracts.Generators.Emit;

/// <summary>Writes the names of an enum's values on the wire.</summary>
internal static class EnumEmitter
{
    public static GeneratedFile Emit(EnumModel model)
    {
        var writer = new IndentedWriter();
        writer.Line(Text.Header);
        writer.Line($"namespace {EnumModel.Namespace};");
        writer.Line();
        var written = model.Values.Where(static v => !v.IsAlias).ToArray();
        var expected = written.Length == 0 ? $"a value of {model.Name}, which has none" : "one of " + string.Join(", ", written.Select(static v => v.WireName));

        writer.Line(Text.GeneratedCode);
        using (writer.Block($"internal readonly struct {model.NamesType} : {Text.Codecs}.IEnumNames<{model.FullName}>"))
        {
            writer.Line($"public static string Expected => {Text.Literal(expected)};");
            writer.Line();
            using (writer.Block($"public static global::System.ReadOnlySpan<byte> NameOf({model.FullName} value)"))
            {
                WriteSwitch(writer, written, model.NamesEveryValue, static v => Text.Utf8(JsonText.Quote(v.WireName)), "default");
            }

            writer.Line();
            using (writer.Block($"public static bool TryFind(global::System.ReadOnlySpan<byte> name, out {model.FullName} value)"))
            {
                WriteTryFind(writer, model);
            }

            writer.Line();
            writer.Line($"public static global::System.ReadOnlySpan<{model.FullName}> Values => [{string.Join(", ", model.Values.Select(static v => v.Expression))}];");
            writer.Line();
            writer.Line($"public static global::System.ReadOnlySpan<uint> Codes => [{string.Join(", ", model.Values.Select(Code))}];");
        }

        return new GeneratedFile($"{model.NamesType}.g.cs", writer.End());
    }

    private static void WriteSwitch(IndentedWriter writer, EnumValueModel[] values, bool areAll, Func<EnumValueModel, string> result, string none)
    {
        if (values.Length == 0)
        {
            writer.Line($"return {none};");
            return;
        }

        using (writer.Block("switch (value)"))
        {
            foreach (var value in areAll ? values.Take(values.Length - 1) : values)
            {
                writer.Line($"case {value.Expression}:");
                writer.Line($"    return {result(value)};");
            }

            writer.Line("default:");
            writer.Line($"    return {(areAll ? result(values[values.Length - 1]) : none)};");
        }
    }

    private static void WriteTryFind(IndentedWriter writer, EnumModel model)
    {
        foreach (var value in model.Values)
        {
            using (writer.Block($"if (global::System.MemoryExtensions.SequenceEqual(name, {Text.Utf8(value.WireName)}))"))
            {
                writer.Line($"value = {value.Expression};");
                writer.Line("return true;");
            }

            writer.Line();
        }

        writer.Line("value = default;");
        writer.Line("return false;");
    }

    private static string Code(EnumValueModel value) => $"0x{value.Code:x8}u";
}
