namespace AgentContracts.Roslyn;

/// <summary>A part: a record marked <c>[Part]</c>.</summary>
public sealed class PartSymbol
{
    private readonly Lazy<WireShape> _shape;
    private readonly Lazy<ImmutableArray<Problem>> _own;
    private readonly Lazy<ImmutableArray<Problem>> _problems;

    private PartSymbol(Contract contract, INamedTypeSymbol type)
    {
        Type = type;
        _shape = new Lazy<WireShape>(() => WireShape.Of(type));
        _own = new Lazy<ImmutableArray<Problem>>(() => FindOwnProblems(contract));
        _problems = new Lazy<ImmutableArray<Problem>>(() => FindProblems(contract));
    }

    /// <summary>The record.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>What of the part travels.</summary>
    public WireShape Shape => _shape.Value;

    /// <summary>Everything that makes the part invalid, invalid parts in it included; empty for a valid one.</summary>
    public ImmutableArray<Problem> Problems => _problems.Value;

    /// <summary>Whether messages may contain the part.</summary>
    public bool IsValid => Problems.IsEmpty;

    /// <summary>The problems without those of the parts in it: parts may contain each other.</summary>
    internal ImmutableArray<Problem> OwnProblems => _own.Value;

    internal static PartSymbol? Read(Contract contract, INamedTypeSymbol type) => type.Has(KnownNames.Part) ? new PartSymbol(contract, type) : null;

    private ImmutableArray<Problem> FindOwnProblems(Contract contract)
    {
        if (!contract.IsOwn(Type))
        {
            return contract.IsListed(Type, static m => m.Parts) ? [] : [new Problem(ProblemKind.NotInManifest, Type)];
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        RecordProblems.Add(problems, Type, Shape, hasHeader: false);
        return problems.ToImmutable();
    }

    private ImmutableArray<Problem> FindProblems(Contract contract)
    {
        if (!contract.IsOwn(Type))
        {
            return OwnProblems;
        }

        var problems = OwnProblems.ToBuilder();
        contract.AddPartProblems(problems, Shape);
        return problems.ToImmutable();
    }
}
