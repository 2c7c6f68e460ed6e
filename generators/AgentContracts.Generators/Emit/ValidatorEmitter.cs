namespace AgentContracts.Generators.Emit;

/// <summary>Writes a record's rules: what its types ask, what its attributes say, and then its own.</summary>
internal static class ValidatorEmitter
{
    private const string Nulls = "nulls";
    private static readonly HashSet<string> Reserved = new(ElementPath.Reserved, StringComparer.Ordinal) { Nulls };

    public static FacetText? Emit(ValidatorModel record)
    {
        if (record.IsHookOnly)
        {
            return record.Hook.Declaration is null ? null : TypeText.Facet(record.Type, [], writer => WriteHook(writer, record));
        }

        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        var rules = new RuleFields(record);
        return TypeText.Facet(
            record.Type,
            [contract],
            writer =>
            {
                writer.Line(Text.GeneratedCode);
                var header = $"static void {contract}.Validate(in {record.Type.FullName} value, ref {Text.Language}.Validation.Violations violations)";
                if (record.Problem is { } problem)
                {
                    writer.Line($"{header} => {Stub.Exception(problem)};");
                }
                else
                {
                    using (writer.Block(header))
                    {
                        WriteBody(writer, record, rules);
                    }
                }

                if (record.Hook.Declaration is not null)
                {
                    writer.Line();
                    WriteHook(writer, record);
                }
            },
            rules.Write);
    }

    private static void WriteBody(IndentedWriter writer, ValidatorModel record, RuleFields rules)
    {
        var variables = VariableNames.For(record.Members.Select(static m => m.Name), Reserved);
        if (record.Hook.Call is not null)
        {
            writer.Line($"var {Nulls} = violations.Nulls;");
        }

        for (var i = 0; i < record.Members.Count; i++)
        {
            // A message is the first level: what its types alone hold in each other always fits.
            if (record.IsPart && record.Members[i] is { Type.Levels: > 0 and var levels } member)
            {
                writer.Line($"{Text.Check}.Levels(ref violations, {MemberText.Of(member)}, {levels}, value.{member.Name});");
            }

            WriteMember(writer, record.Members[i], variables[i], rules);
        }

        if (record.Hook.Call is { } call)
        {
            // The hook may trust the types of the members.
            using (writer.Block($"if (violations.Nulls == {Nulls})"))
            {
                WriteHookCall(writer, record, call);
            }
        }
    }

    private static void WriteHookCall(IndentedWriter writer, ValidatorModel record, string call)
    {
        if (record.Shown is not { } shown)
        {
            writer.Line($"{call}(ref violations);");
            return;
        }

        writer.Line("var first = violations.Count;");
        writer.Line($"{call}(ref violations);");
        writer.Line($"violations.ShowOnly(first, {Text.Literal(string.Join(",", shown))});");
    }

    private static void WriteMember(IndentedWriter writer, CheckedMemberModel member, string variable, RuleFields fields)
    {
        var types = new TypeChecks(writer, member);
        var fused = new FusedRules(member);
        var rules = new RuleChecks(writer, member, fields, fused);
        var value = $"value.{member.Name}";

        if (fused.IsText)
        {
            rules.WriteText(value);
        }
        else
        {
            types.WriteOutside(member.Type, value, MemberText.Of(member));
        }

        foreach (var rule in fused.Others)
        {
            rules.WriteOutside(rule, value);
        }

        if (!TypeChecks.LooksInside(member.Type) && !member.Rules.Any(RuleChecks.LooksInside))
        {
            return;
        }

        // Where a list of parts is not there, the call that checks it has nothing to do.
        var there = value;
        if ((TypeChecks.IsParts(member.Type) && !member.Rules.Any(RuleChecks.LooksInside)) || TypeChecks.Presence(member.Type, ref there, variable) is not { } condition)
        {
            WriteInside(value);
            return;
        }

        using (writer.Block($"if ({condition})"))
        {
            WriteInside(there);
        }

        void WriteInside(string present)
        {
            if (fused.Range is null)
            {
                types.WriteInside(member.Type, present, MemberText.Of(member), ElementPath.Of(member));
            }

            foreach (var rule in fused.Others)
            {
                rules.WriteInside(rule, present);
            }
        }
    }

    private static void WriteHook(IndentedWriter writer, ValidatorModel record)
    {
        if (record.Hook.HidesBase)
        {
            writer.Line("""
                // A partial method without accessibility cannot say that it is new.
                #pragma warning disable CS0108
                """);
        }

        writer.Line("/// <summary>Rules that no attribute can express; called last.</summary>");
        writer.Line(record.Hook.Declaration!);
    }
}
