using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads what of a record travels.</summary>
internal static class SerializerParser
{
    public static SerializerModel Parse(WireShape shape, TypeModel type, string? problem, Contract contract) => new()
    {
        Type = type,
        Problem = problem,
        Members = problem is null ? shape.Members.Select(m => Parse(m, contract)).ToEquatableArray() : [],
    };

    private static MemberModel Parse(WireMember member, Contract contract)
    {
        var isNullable = member.WireType!.IsNullable;
        var keepsInitializer = member is { Parameter: null, HasDefault: true, IsRequired: false };
        var usesParameterDefault = member.Parameter is { HasExplicitDefaultValue: true };
        return new MemberModel
        {
            Name = Names.Member(member.Symbol),
            WireName = member.WireName,
            Type = WireTypeParser.Parse(member.WireType, contract),
            IsInterned = member.Attributes.Attribute(KnownNames.Interned) is not null,
            IsPositional = member.Parameter is not null,
            Missing = keepsInitializer ? MissingMember.KeepsInitializer
                : usesParameterDefault || isNullable ? MissingMember.UsesConstant
                : MissingMember.IsAnError,
            Default = usesParameterDefault ? DefaultOf(member)
                : isNullable ? "null"
                : null,
        };
    }

    private static string DefaultOf(WireMember member)
    {
        var text = ConstantText.Of(member.Parameter!.ExplicitDefaultValue, member.Type);

        // Code without nullability gives null to what generated code, which has it, takes for not nullable.
        return text == "null" && !member.WireType!.IsNullable ? "null!" : text;
    }
}
