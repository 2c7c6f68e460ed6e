namespace AgentContracts.Generators.Emit;

/// <summary>Writes the names of an enum's values on the wire.</summary>
internal static class EnumEmitter
{
    public static void Write(IndentedWriter writer, EnumModel model, string typeName)
    {
        var written = model.Values.Where(static v => !v.IsAlias).ToArray();
        var expected = written.Length == 0 ? $"a value of {model.Name}, which has none" : "one of " + string.Join(", ", written.Select(static v => v.WireName));

        writer.Line(Text.GeneratedCode);
        using (writer.Block($"file readonly struct {typeName} : {Text.Codecs}.IEnumNames<{model.FullName}>"))
        {
            writer.Line($"public static string Expected => {Text.Literal(expected)};");
            writer.Line();
            using (writer.Block($"public static global::System.ReadOnlySpan<byte> NameOf({model.FullName} value)"))
            {
                WriteNameOf(writer, written, model.NamesEveryValue);
            }

            writer.Line();
            using (writer.Block($"public static bool TryFind(ref global::System.Text.Json.Utf8JsonReader json, out {model.FullName} value)"))
            {
                WriteTryFind(writer, model);
            }
        }
    }

    private static void WriteNameOf(IndentedWriter writer, EnumValueModel[] values, bool areAll)
    {
        if (values.Length == 0)
        {
            writer.Line("return default;");
            return;
        }

        using (writer.Block("switch (value)"))
        {
            foreach (var value in areAll ? values.Take(values.Length - 1) : values)
            {
                writer.Line($"case {value.Expression}:");
                writer.Deeper($"return {Text.Utf8(value.WireName)};");
            }

            writer.Line("default:");
            writer.Deeper(areAll ? $"return {Text.Utf8(values[values.Length - 1].WireName)};" : "return default;");
        }
    }

    private static void WriteTryFind(IndentedWriter writer, EnumModel model)
    {
        foreach (var value in model.Values)
        {
            using (writer.Block($"if (json.ValueTextEquals({Text.Utf8(value.WireName)}))"))
            {
                writer.Line($"value = {value.Expression};");
                writer.Line("return true;");
            }

            writer.Line();
        }

        writer.Line("value = default;");
        writer.Line("return false;");
    }
}
