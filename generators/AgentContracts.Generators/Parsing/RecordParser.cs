using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads messages and parts.</summary>
internal static class RecordParser
{
    public static RecordModel? Parse(INamedTypeSymbol symbol, Contract contract)
    {
        var message = contract.Message(symbol);
        var part = contract.Part(symbol);
        if (symbol.TypeKind is not (TypeKind.Class or TypeKind.Struct) || (message is null && part is null))
        {
            return null;
        }

        var type = TypeParser.Parse(symbol);
        var problems = Extensibility.ProblemsOf(symbol);
        if (problems != ExtensionProblems.None)
        {
            return HookOnly(symbol, type, problems);
        }

        // A record that is both is valid as a part even where its routes are not.
        var shape = message?.Shape ?? part!.Shape;
        var problem = part is { IsValid: true } ? null : TypeParser.ProblemOf(symbol, message?.Problems ?? part!.Problems);
        var printed = problem is null ? PrintingParser.MembersOf(symbol, shape) : [];
        return new RecordModel
        {
            Type = type,
            Message = message is null ? null : MessageParser.Parse(message, type, contract),
            Serializer = SerializerParser.Parse(shape, type, problem, contract),
            Validator = ValidatorParser.Parse(symbol, shape, type, part is not null, printed, problem),
            Printing = PrintingParser.Parse(symbol, printed, type),
            Enums = problem is null ? EnumParser.AllOf(shape, contract) : [],
            Routed = message is { IsValid: true } ? MessageParser.ParseRouted(message, type) : null,
            ListedPart = part is { IsValid: true } ? type.FullName : null,
        };
    }

    // The half of OnValidate that the user wrote must find its other half, or the compiler stops at it and every rule goes silent.
    private static RecordModel? HookOnly(INamedTypeSymbol symbol, TypeModel type, ExtensionProblems problems) =>
        (problems & (ExtensionProblems.NotPartial | ExtensionProblems.ContainingTypeNotPartial | ExtensionProblems.FileLocal | ExtensionProblems.Static)) != ExtensionProblems.None
            ? null
            : new RecordModel
            {
                Type = type,
                Message = null,
                Serializer = null,
                Validator = ValidatorParser.ParseHookOnly(symbol, type),
                Printing = null,
                Enums = [],
                Routed = null,
                ListedPart = null,
            };
}
