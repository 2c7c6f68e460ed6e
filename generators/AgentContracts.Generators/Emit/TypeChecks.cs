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
        CheckKind.Nullable or CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray or CheckKind.Set => type.Element!.HasChecks,
        CheckKind.KeyedDictionary => type.Key!.HasChecks || type.Element!.HasChecks,
        _ => true,
    };

    /// <summary>Whether a type is a list of parts each of which must be there, which one call checks.</summary>
    public static bool IsParts(CheckedTypeModel type) =>
        type.Kind is CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray && type.Element is { Kind: CheckKind.Part } part && part.RefusesNull == part.CanBeNull;

    /// <summary>The condition under which a value is there, or <see langword="null"/> where it always is.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value; afterwards, what holds it where it is there.</param>
    /// <param name="variable">A free name.</param>
    public static string? Presence(CheckedTypeModel type, ref string value, string variable)
    {
        if (type.Kind == CheckKind.ImmutableArray)
        {
            return $"!{value}.IsDefault";
        }

        if (!type.CanBeNull)
        {
            return null;
        }

        var condition = $"{value} is {{ }} {variable}";
        value = variable;
        return condition;
    }

    /// <summary>Writes the checks that take a null.</summary>
    public void WriteOutside(CheckedTypeModel type, string value, string about)
    {
        if (type.Kind == CheckKind.ImmutableArray)
        {
            writer.Line($"{Text.Check}.NotNull(ref violations, {about}, !{value}.IsDefault);");
        }
        else if (type.Kind == CheckKind.Text)
        {
            writer.Line($"{Text.Check}.{(type.RefusesNull ? "Text" : "OptionalText")}(ref violations, {about}, {value});");
        }
        else if (type.RefusesNull)
        {
            writer.Line($"{Text.Check}.NotNull(ref violations, {about}, {value});");
        }
    }

    /// <summary>Writes the checks of a value that is not null.</summary>
    public void WriteInside(CheckedTypeModel type, string value, string about, ElementPath path)
    {
        switch (type.Kind)
        {
            case CheckKind.Character:
                writer.Line($"{Text.Check}.Character(ref violations, {about}, {value});");
                break;
            case CheckKind.Address:
                writer.Line($"{Text.Check}.OptionalText(ref violations, {about}, {value}.OriginalString);");
                break;
            case CheckKind.Open:
                writer.Line($"{Text.Check}.Json(ref violations, {about}, {value});");
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
                WriteOutside(type.Element!, value, about);
                WriteElementInside(type.Element!, value, about, path);
                break;
            case CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray when IsParts(type):
                writer.Line($"{Text.Check}.Parts(ref violations, {MemberText.Holding(member, path.Levels)}, {value});");
                break;
            case CheckKind.Array or CheckKind.List or CheckKind.ImmutableArray when type.Element!.HasChecks:
                WriteElements(type, value, path);
                break;
            case CheckKind.Set when type.Element!.HasChecks:
                WriteSet(type, value, path);
                break;
            case CheckKind.KeyedDictionary when type.Key!.HasChecks || type.Element!.HasChecks:
                WriteKeyedEntries(type, value, path);
                break;
            case CheckKind.Dictionary:
                WriteEntries(type, value, path);
                break;
        }
    }

    private void WriteNamedValue(CheckedTypeModel type, string value, string about)
    {
        var isNamed = type.NamedValues!.Length == 0 ? "false" : $"{value} is {type.NamedValues}";
        writer.Line($"{Text.Check}.Defined(ref violations, {about}, {isNamed}, {value});");
    }

    private void WriteElements(CheckedTypeModel type, string items, ElementPath path)
    {
        var all = type.Kind == CheckKind.List ? $"{Text.Check}.Items({items})" : items;
        WriteCounted(type, all, path);
    }

    // An element of a set is told by its place in the order in which it travels.
    private void WriteSet(CheckedTypeModel type, string items, ElementPath path) => WriteCounted(type, $"{Text.Check}.Elements({items})", path);

    private void WriteCounted(CheckedTypeModel type, string items, ElementPath path)
    {
        var index = path.Variable("i");
        var item = path.Variable("item");
        if (!member.IsSensitive)
        {
            writer.Line($"var {index} = 0;");
        }

        using (writer.Block($"foreach (var {item} in {items})"))
        {
            WriteElement(type.Element!, item, path.Variable("first"), path.Into($"{index}++", member.IsSensitive));
        }
    }

    private void WriteKeyedEntries(CheckedTypeModel type, string entries, ElementPath path)
    {
        var key = path.Variable("key");
        var item = type.Element!.HasChecks ? path.Variable("item") : "_";
        using (writer.Block($"foreach (var ({key}, {item}) in {Text.Check}.Entries({entries}))"))
        {
            var into = path.Into(key, member.IsSensitive);
            WriteElement(type.Element, item, path.Variable("first"), into, () => WriteInside(type.Key!, key, MemberText.Inside(member, into.Levels), into));
        }
    }

    private void WriteEntries(CheckedTypeModel type, string entries, ElementPath path)
    {
        var key = path.Variable("key");
        var item = type.Element!.HasChecks ? path.Variable("item") : "_";
        using (writer.Block($"foreach (var ({key}, {item}) in {Text.Check}.Entries({entries}))"))
        {
            var into = path.Into(key, member.IsSensitive);
            var keyCheck = $"{Text.Check}.OptionalText(ref violations, {MemberText.Inside(member, into.Levels)}, {key});";
            WriteElement(type.Element, item, path.Variable("first"), into, () => writer.Line(keyCheck));
        }
    }

    private void WriteElement(CheckedTypeModel type, string value, string first, ElementPath path, Action? before = null)
    {
        writer.Line($"var {first} = violations.Count;");
        before?.Invoke();

        if (type.HasChecks)
        {
            var about = MemberText.Inside(member, path.Levels);
            WriteOutside(type, value, about);
            WriteElementInside(type, value, about, path);
        }

        writer.Line($"violations.{(member.IsSensitive ? "MoveInto" : "MoveIntoElement")}({first}, {path.Segment});");
    }

    private void WriteElementInside(CheckedTypeModel type, string value, string about, ElementPath path)
    {
        var present = value;
        if (!LooksInside(type) || Presence(type, ref present, path.Variable("present")) is not { } condition)
        {
            WriteInside(type, value, about, path);
            return;
        }

        using (writer.Block($"if ({condition})"))
        {
            WriteInside(type, present, about, path);
        }
    }
}
