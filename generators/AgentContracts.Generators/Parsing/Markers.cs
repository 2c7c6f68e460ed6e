using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Generators.Parsing;

/// <summary>The attributes that make a type part of the language. A type is read once, at the first of them, however many it has.</summary>
internal static class Markers
{
    /// <summary>What makes a type a message or a part.</summary>
    public static ImmutableArray<string> OfRecords =>
        [KnownNames.Tier, KnownNames.RoutesTo1, KnownNames.RoutesTo2, KnownNames.RoutesTo3, KnownNames.RoutesTo4, KnownNames.Part, KnownNames.Emergency];

    /// <summary>What makes a type a channel.</summary>
    public static ImmutableArray<string> OfChannels => [KnownNames.Channel];

    /// <summary>What makes a type an agent.</summary>
    public static ImmutableArray<string> OfAgents => [KnownNames.Agent];

    /// <summary>What a parser makes of every type that carries one of the markers.</summary>
    public static ModelSource<T> Read<T>(this SyntaxValueProvider syntax, ImmutableArray<string> markers, Func<INamedTypeSymbol, Contract, T?> parse) where T : class =>
        new([.. markers.Select(marker => syntax
            .ForAttributeWithMetadataName(
                marker,
                static (node, _) => node is TypeDeclarationSyntax,
                (context, cancellationToken) =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return IsFirst(context, marker, markers) ? parse((INamedTypeSymbol)context.TargetSymbol, Contract.Of(context.SemanticModel.Compilation)) : null;
                })
            .Where(static model => model is not null)
            .Select(static (model, _) => model!))]);

    private static bool IsFirst(GeneratorAttributeSyntaxContext context, string marker, ImmutableArray<string> markers)
    {
        if (context.TargetSymbol is not INamedTypeSymbol || context.TargetNode.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 })
        {
            return false;
        }

        var first = context.TargetSymbol.GetAttributes().FirstOrDefault(a => markers.Any(m => a.AttributeClass.Is(m)));
        return first is { ApplicationSyntaxReference: { } source }
            && first.AttributeClass.Is(marker)
            && source.SyntaxTree == context.TargetNode.SyntaxTree
            && context.TargetNode.Span.Contains(source.Span);
    }
}
