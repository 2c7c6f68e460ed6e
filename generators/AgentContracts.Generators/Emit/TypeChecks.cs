namespace AgentContracts.Generators.Emit;

/// <summary>Writes what a type asks of a value, and of everything in it.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="member">The member that holds the value.</param>
internal sealed class TypeChecks(IndentedWriter writer, CheckedMemberModel member)
{
    /// <summary>Whether a type asks something of a value that is not null.</summary>
    public static bool LooksInside(CheckedTypeModel type) => type.Kind switch
    {
        CheckKind.Nothing or CheckKind.Text => false,
        CheckKind.Nullable or CheckKind.Array or CheckKind.List => type.Element!.HasChecks,
        _ => true,
    };

    /// <summary>Writes the checks that take a null.</summary>
    public void WriteOutside(CheckedTypeModel type, string value, string about)
    {
        if (type.RefusesNull)
        {
            writer.Line($"{Text.Check}.NotNull(ref violations, {about}, {value});");
        }

        if (type.Kind == CheckKind.Text)
        {
            writer.Line($"{Text.Check}.WellFormed(ref violations, {about}, {value});");
        }
    }

    /// <summary>Writes the checks of a value that is not null.</summary>
    public void WriteInside(CheckedTypeModel type, string value, string about, ElementPath path)
    {
        switch (type.Kind)
        {
            case CheckKind.Character:
                writer.Line($"{Text.Check}.WellFormed(ref violations, {about}, {value});");
                break;
            case CheckKind.Address:
                writer.Line($"{Text.Check}.WellFormed(ref violations, {about}, {value}.OriginalString);");
                break;
            case CheckKind.FloatingPoint:
                writer.Line($"{Text.Check}.Finite(ref violations, {about}, {value});");
                break;
            case CheckKind.UtcTime:
                writer.Line($"{Text.Check}.Utc(ref violations, {about}, {value});");
                break;
            case CheckKind.NamedValue:
                WriteNamedValue(type, value, about);
                break;
            case CheckKind.Part:
                writer.Line($"{Text.Check}.Part(ref violations, {about}, {value});");
                break;
            case CheckKind.Nullable:
                WriteInside(type.Element!, value, about, path);
                break;
            case CheckKind.Array or CheckKind.List when type.Element!.HasChecks:
                WriteElements(type, value, path);
                break;
            case CheckKind.Dictionary:
                WriteEntries(type, value, path);
                break;
        }
    }

    // A comparison first: the check takes an object, and a legal value should not be boxed.
    private void WriteNamedValue(CheckedTypeModel type, string value, string about)
    {
        var check = $"{Text.Check}.Defined(ref violations, {about}, defined: false, {value});";
        if (type.NamedValues!.Length == 0)
        {
            writer.Line(check);
            return;
        }

        using (writer.Block($"if ({value} is not ({type.NamedValues}))"))
        {
            writer.Line(check);
        }
    }

    private void WriteElements(CheckedTypeModel type, string items, ElementPath path)
    {
        var index = path.Variable("i");
        using (writer.Block($"for (var {index} = 0; {index} < {items}.{(type.Kind == CheckKind.Array ? "Length" : "Count")}; {index}++)"))
        {
            WriteElement(type.Element!, $"{items}[{index}]", path.Variable("first"), path.Into(index, member.IsSensitive));
        }
    }

    private void WriteEntries(CheckedTypeModel type, string entries, ElementPath path)
    {
        var key = path.Variable("key");
        var item = type.Element!.HasChecks ? path.Variable("item") : "_";
        using (writer.Block($"foreach (var ({key}, {item}) in {Text.Check}.Entries({entries}))"))
        {
            var keyCheck = $"{Text.Check}.WellFormed(ref violations, {MemberText.Inside(member)}, {key});";
            WriteElement(type.Element, item, path.Variable("first"), path.Into(key, member.IsSensitive), keyCheck);
        }
    }

    private void WriteElement(CheckedTypeModel type, string value, string first, ElementPath path, string? before = null)
    {
        writer.Line($"var {first} = violations.Count;");
        if (before is not null)
        {
            writer.Line(before);
        }

        if (type.HasChecks)
        {
            var about = MemberText.Inside(member);
            WriteOutside(type, value, about);
            WriteElementInside(type, value, about, path);
        }

        using (writer.Block($"if (violations.Count != {first})"))
        {
            writer.Line($"violations.MoveInto({first}, {path.Segment});");
        }
    }

    private void WriteElementInside(CheckedTypeModel type, string value, string about, ElementPath path)
    {
        if (!LooksInside(type) || !type.CanBeNull)
        {
            WriteInside(type, value, about, path);
            return;
        }

        var present = path.Variable("present");
        using (writer.Block($"if ({value} is {{ }} {present})"))
        {
            WriteInside(type, present, about, path);
        }
    }
}
