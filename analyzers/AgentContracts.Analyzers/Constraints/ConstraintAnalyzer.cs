namespace AgentContracts.Analyzers.Constraints;

/// <summary>An analyzer of a rule about the validation attributes of messages and parts.</summary>
/// <param name="rule">The rule.</param>
public abstract class ConstraintAnalyzer(DiagnosticDescriptor rule) : DeclarationAnalyzer(rule)
{
    private protected sealed override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var member in ConstrainedMember.Of(type))
        {
            if (!member.Attributes.IsEmpty && member.Type.TypeKind != TypeKind.Error)
            {
                Analyze(context, type, member);
            }
        }
    }

    /// <summary>Looks at one member that has attributes.</summary>
    private protected abstract void Analyze(SymbolAnalysisContext context, MarkedType type, ConstrainedMember member);

    /// <summary>Where an attribute stands; where it is inherited from a referenced assembly, the name of the type.</summary>
    private protected static Location LocationOf(MarkedType type, AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.Location(cancellationToken) ?? type.IdentifierLocation(cancellationToken);
}
