using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>What the code of a function tells about the streams, readers and writers in it.</summary>
internal static class MemoryKnowledge
{
    // Memory, or what may be memory.
    private static readonly ImmutableHashSet<string> Types = ["MemoryStream", "UnmanagedMemoryStream", "StringReader", "StringWriter", "TextReader", "TextWriter"];

    // What reads or writes another stream, which it is given first.
    private static readonly ImmutableHashSet<string> Wrappers =
        ["StreamReader", "StreamWriter", "BinaryReader", "BinaryWriter", "BufferedStream", "GZipStream", "DeflateStream", "BrotliStream", "ZLibStream"];

    /// <summary>Whether nothing but memory is behind a value: it is made so where it stands, or by everything that is assigned to the variable.</summary>
    public static bool IsInMemory(IOperation value) => IsInMemory(value, []);

    private static bool IsInMemory(IOperation? value, HashSet<ILocalSymbol> seen) => value switch
    {
        { Type.Name: var name } when Types.Contains(name) => true,
        IConversionOperation conversion => IsInMemory(conversion.Operand, seen),
        IConditionalAccessInstanceOperation { Parent: { } parent } => IsInMemory(Accessed(parent), seen),
        IConditionalOperation choice => IsInMemory(choice.WhenTrue, seen) && IsInMemory(choice.WhenFalse, seen),
        IObjectCreationOperation { Type.Name: var name, Arguments: [var first, ..] } => Wrappers.Contains(name) && IsInMemory(first.Value, seen),
        ILocalReferenceOperation { Local: var local } => seen.Add(local) && ValuesOf(local, value) is { Length: > 0 } values && values.All(v => IsInMemory(v, seen)),
        _ => false,
    };

    private static IOperation? Accessed(IOperation operation)
    {
        var around = operation;
        while (around is not null and not IConditionalAccessOperation)
        {
            around = around.Parent;
        }

        return (around as IConditionalAccessOperation)?.Operation;
    }

    private static IOperation[] ValuesOf(ILocalSymbol local, IOperation use)
    {
        var root = use;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return
        [
            .. root.Descendants().Select(o => o switch
            {
                IVariableDeclaratorOperation declarator when Is(declarator.Symbol) => declarator.GetVariableInitializer()?.Value,
                IAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local) => assignment.Value,

                // What is assigned here stands elsewhere: the variable itself, of which nothing is known, stands for it.
                IDeconstructionAssignmentOperation { Target: var targets } => Find(targets),
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var changed } => Find(changed),
                _ => null,
            }).OfType<IOperation>().Where(static v => v.ConstantValue is not { HasValue: true, Value: null }),
        ];

        IOperation? Find(IOperation targets) => targets.DescendantsAndSelf().FirstOrDefault(o => o is ILocalReferenceOperation target && Is(target.Local));

        bool Is(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }
}
