using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes a message's identity and routing.</summary>
internal static class MessageEmitter
{
    public static FacetText Emit(MessageModel message)
    {
        var contract = $"{Text.Language}.IMessage<{message.Type.FullName}>";
        return TypeText.Facet(message.Type, [contract], writer =>
        {
            if (message.Problem is { } problem)
            {
                WriteStub(writer, message, contract, problem);
                return;
            }

            WriteInfo(writer, message, contract);
            writer.Line();
            WriteRoutes(writer, message, contract);
            writer.Line();
            WriteExpiry(writer, message, contract);
        });
    }

    private static void WriteStub(IndentedWriter writer, MessageModel message, string contract, string problem)
    {
        var exception = Stub.Exception(problem);
        writer.Line($$"""
            {{Text.GeneratedCode}}
            static {{Text.Language}}.MessageInfo {{contract}}.Info => {{exception}};

            {{Text.GeneratedCode}}
            static uint {{contract}}.SelectRoutes(in {{message.Type.FullName}} message) => {{exception}};

            {{Text.GeneratedCode}}
            static long {{contract}}.ExpiresAt(in {{message.Type.FullName}} message) => {{exception}};
            """);
    }

    private static void WriteInfo(IndentedWriter writer, MessageModel message, string contract)
    {
        var fieldCount = message.Fingerprints.Count - 1;
        writer.Line(Text.GeneratedCode);
        using (writer.Block($"static {Text.Language}.MessageInfo {contract}.Info {{ get; }} = new()", ";"))
        {
            writer.Line($$"""
                Name = {{Text.Literal(message.WireName)}},
                Tier = {{Text.Language}}.Tier.{{message.Tier}},
                Fingerprint = {{Fingerprint(message, fieldCount)}},
                FieldCount = {{fieldCount}},
                """);
            if (message.IsEmergency)
            {
                writer.Line("IsEmergency = true,");
            }

            if (message.IsImmutable)
            {
                writer.Line("IsImmutable = true,");
            }

            Initializers.WriteList(writer, "Prefixes", Enumerable.Range(0, fieldCount).Select(i => Fingerprint(message, i)));
            Initializers.WriteOverrides(writer, message.Overrides);
            Initializers.WriteList(writer, "Routes", message.Routes.Select(static r => $"{Text.Language}.ChannelInfo.Of<{r.Channel}>()"));
        }
    }

    private static string Fingerprint(MessageModel message, int fields) => $"0x{message.Fingerprints[fields]:x16}UL";

    private static void WriteRoutes(IndentedWriter writer, MessageModel message, string contract)
    {
        var always = 0u;
        var conditional = "";
        for (var i = 0; i < message.Routes.Count; i++)
        {
            var bit = 1u << i;
            if (message.Routes[i].Conditions.Count == 0)
            {
                always |= bit;
            }
            else
            {
                var condition = string.Join(" || ", message.Routes[i].Conditions.Select(static c => "message." + c));
                conditional += $"\n    | ({condition} ? 0x{bit:x}u : 0u)";
            }
        }

        writer.Line($$"""
            {{Text.GeneratedCode}}
            static uint {{contract}}.SelectRoutes(in {{message.Type.FullName}} message) => 0x{{always:x}}u{{conditional}};
            """);
    }

    private static void WriteExpiry(IndentedWriter writer, MessageModel message, string contract)
    {
        writer.Line($$"""
            {{Text.GeneratedCode}}
            static long {{contract}}.ExpiresAt(in {{message.Type.FullName}} message) => {{Earliest(message.Expiries)}};
            """);
    }

    private static string Earliest(EquatableArray<ExpiryModel> expiries)
    {
        var text = Never;
        for (var i = expiries.Count - 1; i >= 0; i--)
        {
            var own = Microseconds(expiries[i], i);
            text = i == expiries.Count - 1 ? own : $"global::System.Math.Min({own}, {text})";
        }

        return text;
    }

    private const string Never = Text.Language + ".MessageInfo.NeverExpires";

    private static string Microseconds(ExpiryModel expiry, int index)
    {
        var member = "message." + expiry.Member;
        var variable = index == 0 ? "expiry" : $"expiry{index + 1}";
        return expiry.IsNullable ? $"({member} is {{ }} {variable} ? {Microseconds(expiry.Kind, variable)} : {Never})" : Microseconds(expiry.Kind, member);
    }

    private static string Microseconds(WireKind kind, string value) => kind switch
    {
        // So far in the future, or the past, that the product does not fit, is as far as it goes.
        WireKind.Int64 => $"global::System.Math.Clamp({value}, long.MinValue / 1000, long.MaxValue / 1000) * 1000",
        WireKind.DateTimeOffset => $"({value}.UtcTicks - global::System.DateTime.UnixEpoch.Ticks) / global::System.TimeSpan.TicksPerMicrosecond",
        _ => $"({value}.Ticks - global::System.DateTime.UnixEpoch.Ticks) / global::System.TimeSpan.TicksPerMicrosecond",
    };
}
