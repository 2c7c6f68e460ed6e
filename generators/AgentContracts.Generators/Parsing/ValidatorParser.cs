using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads a record's rules.</summary>
internal static class ValidatorParser
{
    public static ValidatorModel Parse(INamedTypeSymbol symbol, WireShape shape, TypeModel type, bool isPart, IReadOnlyList<PrintedMemberModel> printed, string? problem) => new()
    {
        Type = type,
        Problem = problem,
        IsHookOnly = false,
        IsPart = isPart,
        Hook = HookParser.Parse(symbol),
        Shown = printed.Any(static m => m.IsSensitive) ? printed.Where(static m => !m.IsSensitive).Select(static m => m.DisplayName).ToEquatableArray() : null,
        Members = problem is null ? MembersOf(symbol, shape) : [],
    };

    public static ValidatorModel ParseHookOnly(INamedTypeSymbol symbol, TypeModel type) => new()
    {
        Type = type,
        Problem = null,
        IsHookOnly = true,
        IsPart = false,
        Hook = HookParser.Parse(symbol),
        Shown = null,
        Members = [],
    };

    private static EquatableArray<CheckedMemberModel> MembersOf(INamedTypeSymbol symbol, WireShape shape)
    {
        var fields = new FieldNames();
        var members = shape.Members.Select(m => Parse(m.Symbol, CheckedTypeParser.Parse(m.WireType!), m.Type, m.Attributes, fields));
        return members.Concat(ComputedMembersOf(symbol, shape, fields)).ToEquatableArray();
    }

    // What is computed does not travel, but a rule on it is a rule.
    private static IEnumerable<CheckedMemberModel> ComputedMembersOf(INamedTypeSymbol symbol, WireShape shape, FieldNames fields) =>
        symbol.SelfAndBases()
            .SelectMany(static t => t.GetMembers())
            .OfType<IPropertySymbol>()
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public, ExplicitInterfaceImplementations.IsEmpty: true }
                && shape.Members.All(m => m.Name != p.Name)
                && p.Type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) }
                && p.Type.IsResolved()
                && p.GetAttributes().Any(RuleParser.IsRule)
                && !p.Has("System.ObsoleteAttribute")
                && Obsolescence.OfReading(p) is null
                && WireShape.CanRead(symbol, p))
            .GroupBy(static p => p.Name)
            .Select(static g => g.First())
            .Select(p => Parse(p, CheckedTypeParser.Nothing(p.Type), p.Type, p.GetAttributes(), fields));

    private static CheckedMemberModel Parse(ISymbol symbol, CheckedTypeModel type, ITypeSymbol declared, ImmutableArray<AttributeData> attributes, FieldNames fields)
    {
        var rules = RuleParser.Parse(symbol.Name, declared, attributes, fields).ToEquatableArray();
        return new CheckedMemberModel
        {
            Name = Names.Member(symbol),
            DisplayName = symbol.Name,
            IsSensitive = attributes.Attribute(KnownNames.Sensitive) is not null,

            // [Required] says that null is wrong, in its own words.
            Type = rules.Any(static r => r is RequiredRule) ? type with { RefusesNull = false } : type,
            Rules = rules,
        };
    }
}
