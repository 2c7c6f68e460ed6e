namespace AgentContracts.Generators.Emit;

/// <summary>A member as the code that reads or writes it names it: composed once for both directions on both wires.</summary>
/// <param name="model">The member.</param>
/// <param name="variable">The variable that holds its value in a reader.</param>
internal sealed class MemberCode(MemberModel model, string variable)
{
    /// <summary>The member.</summary>
    public MemberModel Model { get; } = model;

    /// <summary>The variable that holds its value in a reader.</summary>
    public string Variable { get; } = variable;

    /// <summary>Its codec: <c>ListCodec&lt;Leg, PartCodec&lt;Leg&gt;&gt;</c>.</summary>
    public string Codec { get; } = CodecNames.Of(model);

    /// <summary>What makes the compiler accept a value whose annotations say more than the codec's: codecs read and write a null in place of any reference.</summary>
    public string Forgiving { get; } = model.Type.AnnotatedName == model.Type.Name ? "" : "!";

    /// <summary>Its name on the wire, a literal.</summary>
    public string WireName { get; } = Text.Literal(model.WireName);

    /// <summary>Its name on the wire, a UTF-8 literal.</summary>
    public string Utf8WireName { get; } = Text.Utf8(model.WireName);

    /// <summary>What stands before its value in JSON, a UTF-8 literal.</summary>
    public string JsonPrefix { get; } = Text.Utf8($",{JsonText.Quote(model.WireName)}:");

    /// <summary>Whether its name on the wire is the same in JSON.</summary>
    public bool NeedsNoEscape { get; } = JsonText.NeedsNoEscape(model.WireName);

    /// <summary>The members of a record, in their order.</summary>
    public static MemberCode[] AllOf(SerializerModel record)
    {
        var variables = VariableNames.For(record.Members.Select(static m => m.Name));
        return [.. record.Members.Select((m, i) => new MemberCode(m, variables[i]))];
    }
}
