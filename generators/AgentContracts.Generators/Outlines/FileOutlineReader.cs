using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Generators.Outlines;

/// <summary>Reads the outlines of a file.</summary>
internal sealed class FileOutlineReader
{
    private static readonly TypeOutline Program = Namespace("Program");

    private readonly CancellationToken _cancellationToken;
    private readonly List<TypeOutline> _types = [];
    private readonly TypeOutline _usings;
    private readonly ulong _context;

    private FileOutlineReader(SyntaxTree tree, CompilationUnitSyntax root, UsingDirectiveSyntax[] usings, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _usings = TypeOutlineReader.Read([.. root.Externs, .. usings.Where(static u => !IsGlobal(u))]);
        var context = new OutlineHash();
        context.Add(tree.FilePath);
        context.Add(_usings.Hash);

        // What is nullable after such a directive depends on where it stands, in a body too.
        if (HasNullableDirective(root))
        {
            context.Add(tree.GetText(cancellationToken).ToString());
        }

        _context = context.Value;
    }

    public static FileOutline Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        var usings = UsingsOf(root).ToArray();
        var reader = new FileOutlineReader(tree, root, usings, cancellationToken);
        reader.ReadMembers(root.Members, "");
        var globals = usings.Where(IsGlobal).ToArray();
        var global = globals.Length == 0 ? null : TypeOutlineReader.Read(globals);
        var hash = new OutlineHash();
        hash.Add(reader._context);
        hash.Add(global?.Hash ?? 0);
        foreach (var type in reader._types)
        {
            hash.Add(type.Hash);
        }

        return new FileOutline
        {
            Hash = hash.Value,
            Types = [.. reader._types],
            Aliases = AliasesOf(usings.Where(static u => !IsGlobal(u))),
            GlobalAliases = AliasesOf(globals),
            Global = global,
        };
    }

    private void ReadMembers(SyntaxList<MemberDeclarationSyntax> members, string space)
    {
        foreach (var member in members)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    var name = NameOf(inner.Name, space);
                    AddNamespaces(name, space);
                    ReadMembers(inner.Members, name);
                    break;
                case GlobalStatementSyntax:
                    if (!_types.Contains(Program))
                    {
                        _types.Add(Program);
                    }

                    break;
                default:
                    _types.Add(TypeOutlineReader.Read(member, space, _context, _usings.Mentioned));
                    break;
            }
        }
    }

    // A namespace is found by its last part, whoever declares it.
    private void AddNamespaces(string name, string outer)
    {
        for (var path = name; path.Length > outer.Length; path = path.LastIndexOf('.') is > 0 and var dot ? path.Substring(0, dot) : "")
        {
            _types.Add(Namespace(path));
        }
    }

    private static TypeOutline Namespace(string path)
    {
        var hash = new OutlineHash();
        hash.Add(path);
        return new TypeOutline { Hash = hash.Value, Declared = [path.Substring(path.LastIndexOf('.') + 1)], Mentioned = [], Marked = [] };
    }

    private static string NameOf(NameSyntax name, string outer)
    {
        var own = string.Join(".", name.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText));
        return outer.Length == 0 ? own : $"{outer}.{own}";
    }

    private static IEnumerable<UsingDirectiveSyntax> UsingsOf(CompilationUnitSyntax root) =>
        root.Usings.Concat(NamespacesOf(root.Members).SelectMany(static n => n.Usings));

    private static IEnumerable<BaseNamespaceDeclarationSyntax> NamespacesOf(SyntaxList<MemberDeclarationSyntax> members) =>
        members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static n => NamespacesOf(n.Members).Concat([n]));

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private static string[] AliasesOf(IEnumerable<UsingDirectiveSyntax> usings) => [.. usings.Select(static u => u.Alias?.Name.Identifier.ValueText).OfType<string>()];

    private static bool HasNullableDirective(CompilationUnitSyntax root) =>
        root.ContainsDirectives && root.GetFirstDirective(static d => d.IsKind(SyntaxKind.NullableDirectiveTrivia)) is not null;
}
