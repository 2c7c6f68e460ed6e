using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Generators.Outlines;

/// <summary>Reads the outline of one declaration.</summary>
internal sealed class TypeOutlineReader
{
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly List<MarkedType> _marked = [];
    private OutlineHash _hash = new();

    /// <summary>Reads a type, an enum or a delegate that stands in no other type.</summary>
    /// <param name="member">Its declaration.</param>
    /// <param name="space">The namespace that it stands in; empty for the global one.</param>
    /// <param name="context">The hash of what its file says.</param>
    /// <param name="usings">The names in the file's usings.</param>
    public static TypeOutline Read(MemberDeclarationSyntax member, string space, ulong context, IEnumerable<string> usings)
    {
        var reader = new TypeOutlineReader();
        reader._hash.Add(context);
        reader._hash.Add(space);
        reader._mentioned.UnionWith(usings);
        reader._mentioned.UnionWith(space.Split('.'));
        reader.ReadMember(member, space.Length == 0 ? "" : space + ".");
        reader._mentioned.UnionWith(reader._declared);
        return reader.ToOutline();
    }

    /// <summary>Reads the names in usings.</summary>
    public static TypeOutline Read(IEnumerable<SyntaxNode> usings)
    {
        var reader = new TypeOutlineReader();
        foreach (var node in usings)
        {
            reader.ReadNode(node);
        }

        return reader.ToOutline();
    }

    private TypeOutline ToOutline() => new() { Hash = _hash.Value, Declared = [.. _declared], Mentioned = [.. _mentioned], Marked = [.. _marked] };

    private void ReadMember(MemberDeclarationSyntax member, string prefix)
    {
        switch (member)
        {
            case TypeDeclarationSyntax type:
                var name = prefix + MetadataName(type);
                _declared.Add(type.Identifier.ValueText);
                if (type.AttributeLists.Count > 0)
                {
                    _marked.Add(new MarkedType(name, [.. type.AttributeLists.SelectMany(static l => l.Attributes).Select(static a => LastName(a.Name))]));
                }

                ReadChildren(type, name + "+");
                break;
            case EnumDeclarationSyntax { Identifier.ValueText: var @enum }:
                _declared.Add(@enum);
                ReadChildren(member, "");
                break;
            case DelegateDeclarationSyntax { Identifier.ValueText: var @delegate }:
                _declared.Add(@delegate);
                ReadChildren(member, "");
                break;
            case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                ReadChildren(member, "", withoutValues: true);
                break;
            case PropertyDeclarationSyntax:
                ReadChildren(member, "", withoutValues: true);
                break;
            default:
                ReadChildren(member, "");
                break;
        }
    }

    private void ReadChildren(SyntaxNode node, string prefix, bool withoutValues = false)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken)
            {
                ReadToken(child.AsToken());
            }
            else if (child.AsNode() is MemberDeclarationSyntax member)
            {
                ReadMember(member, prefix);
            }
            else
            {
                ReadNode(child.AsNode()!, withoutValues);
            }
        }
    }

    private void ReadNode(SyntaxNode node, bool withoutValues = false)
    {
        switch (node)
        {
            // That there is one matters; what stands in it does not.
            case BlockSyntax or ArrowExpressionClauseSyntax:
            case EqualsValueClauseSyntax when withoutValues:
                _hash.Add((ulong)node.RawKind);
                break;
            case AttributeSyntax attribute:
                _mentioned.Add(LastName(attribute.Name) + "Attribute");
                ReadChildren(node, "");
                break;
            default:
                ReadChildren(node, "", withoutValues);
                break;
        }
    }

    private void ReadToken(SyntaxToken token)
    {
        var text = token.Text;
        _hash.Add(text);
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            _mentioned.Add(token.ValueText);
        }
    }

    private static string MetadataName(TypeDeclarationSyntax type) =>
        type.TypeParameterList is { Parameters.Count: var arity and > 0 } ? FormattableString.Invariant($"{type.Identifier.ValueText}`{arity}") : type.Identifier.ValueText;

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
