namespace AgentContracts.Roslyn;

/// <summary>A message: a record with <c>[Tier]</c> or <c>[RoutesTo]</c>, or an <c>[Emergency]</c> record.</summary>
public sealed class MessageSymbol
{
    /// <summary>How many routes a mask holds.</summary>
    public const int MaxRoutes = 32;

    private readonly Lazy<WireShape> _shape;
    private readonly Lazy<ImmutableArray<Problem>> _problems;

    private MessageSymbol(Contract contract, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        Type = type;
        TierAttribute = attributes.Attribute(KnownNames.Tier);
        IsEmergency = attributes.Attribute(KnownNames.Emergency) is not null;
        Routes = RoutesOf(type.AttributesInSourceOrder());
        WireName = attributes.Attribute(KnownNames.WireName)?.Argument<string>(0) ?? SnakeCase.Of(type.Name);
        _shape = new Lazy<WireShape>(() => WireShape.Of(type));
        _problems = new Lazy<ImmutableArray<Problem>>(() => FindProblems(contract));
    }

    /// <summary>The record.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Tier]</c>, or <see langword="null"/> where it is missing.</summary>
    public AttributeData? TierAttribute { get; }

    /// <summary>The tier, or <see langword="null"/> where there is none or it is none of the four.</summary>
    public Tier? Tier => TierAttribute?.Argument<int?>(0) is { } value and >= 0 and <= (int)Roslyn.Tier.Strategic ? (Tier)value : null;

    /// <summary>The routes in the order of <c>[RoutesTo]</c>.</summary>
    public ImmutableArray<RouteSymbol> Routes { get; }

    /// <summary>The routes that add nothing: another route to the same channel is taken whenever they are.</summary>
    public IEnumerable<RouteSymbol> RepeatedRoutes => Routes.Where((route, i) => Routes.Where((other, j) => Covers(other, route, isEarlier: j < i)).Any());

    /// <summary>Whether every emergency channel carries it, without a route.</summary>
    public bool IsEmergency { get; }

    /// <summary>The name on the wire.</summary>
    public string WireName { get; }

    /// <summary>What of the message travels.</summary>
    public WireShape Shape => _shape.Value;

    /// <summary>Everything that makes the message invalid; empty for a valid one.</summary>
    public ImmutableArray<Problem> Problems => _problems.Value;

    /// <summary>Whether the message is part of the contract.</summary>
    public bool IsValid => Problems.IsEmpty;

    /// <summary>Whether the attributes make a type a message, valid or not.</summary>
    public static bool IsMarked(INamedTypeSymbol type) => IsMarked(type, type.GetAttributes());

    private static bool Covers(RouteSymbol other, RouteSymbol route, bool isEarlier) =>
        other != route
        && SymbolEqualityComparer.Default.Equals(other.Channel, route.Channel)
        && (isEarlier ? other.When is null || other.When == route.When : other.When is null && route.When is not null);

    internal static MessageSymbol? Read(Contract contract, INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        return IsMarked(type, attributes) ? new MessageSymbol(contract, type, attributes) : null;
    }

    private static bool IsMarked(INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        var isEmergency = false;
        var isTiered = false;
        var isPart = false;
        foreach (var attribute in attributes)
        {
            if (KnownNames.IsRoutesTo(attribute.AttributeClass))
            {
                return true;
            }

            isTiered |= attribute.AttributeClass.Is(KnownNames.Tier);
            isPart |= attribute.AttributeClass.Is(KnownNames.Part);
            isEmergency |= attribute.AttributeClass.Is(KnownNames.Emergency);
        }

        // [Emergency] stands on channels too, and a part with a tier is still a part.
        return (isEmergency && (isTiered || type.IsRecord) && attributes.Attribute(KnownNames.Channel) is null) || (isTiered && !isPart);
    }

    private static ImmutableArray<RouteSymbol> RoutesOf(IEnumerable<AttributeData> attributes)
    {
        var routes = ImmutableArray.CreateBuilder<RouteSymbol>();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && KnownNames.IsRoutesTo(type))
            {
                for (var i = 0; i < type.TypeArguments.Length; i++)
                {
                    routes.Add(new RouteSymbol(type.TypeArguments[i], attribute, i));
                }
            }
        }

        return routes.ToImmutable();
    }

    private ImmutableArray<Problem> FindProblems(Contract contract)
    {
        if (!contract.IsOwn(Type))
        {
            return contract.IsListed(Type, static m => m.Messages) ? [] : [new Problem(ProblemKind.NotInManifest, Type)];
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        RecordProblems.Add(problems, Type, Shape, hasHeader: true);
        contract.AddPartProblems(problems, Shape);
        AddTierProblems(problems);
        AddRouteProblems(problems, contract);
        foreach (var member in ExpiryMember.AllOf(Type, Shape))
        {
            if (ExpiryMember.TypeOf(member, Type) is null)
            {
                problems.Add(new Problem(ProblemKind.UnusableExpires, member));
            }
        }

        return problems.ToImmutable();
    }

    private void AddTierProblems(ImmutableArray<Problem>.Builder problems)
    {
        if (WireName.Length == 0 || !WireText.IsWellFormed(WireName))
        {
            problems.Add(new Problem(ProblemKind.NoName, Type));
        }

        if (TierAttribute is null)
        {
            problems.Add(new Problem(ProblemKind.NoTier, Type));
        }
        else if (Tier is null)
        {
            problems.Add(new Problem(ProblemKind.UnknownTier, Type, TierAttribute));
        }
    }

    private void AddRouteProblems(ImmutableArray<Problem>.Builder problems, Contract contract)
    {
        if (Routes.IsEmpty && !IsEmergency)
        {
            problems.Add(new Problem(ProblemKind.NoRoute, Type));
        }

        if (Routes.Length > MaxRoutes)
        {
            problems.Add(new Problem(ProblemKind.TooManyRoutes, Type));
        }

        foreach (var route in Routes)
        {
            if (contract.Channel(route.Channel) is not { IsValid: true } channel)
            {
                problems.Add(new Problem(ProblemKind.RouteToNoChannel, route.Channel, route.Attribute));
            }
            else if (channel.Tier is { } carried && Tier is { } own && carried != own)
            {
                problems.Add(new Problem(ProblemKind.RouteToOtherTier, route.Channel, route.Attribute));
            }

            if (route is { When: { } when, Index: 0 } && !IsUsableCondition(when))
            {
                problems.Add(new Problem(ProblemKind.UnusableWhen, Type, route.Attribute));
            }
        }
    }

    private bool IsUsableCondition(string name) =>
        WireShape.MemberNamed(Type, name) is { } member
        && member is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } or IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean }
        && Obsolescence.OfReading(member) is null;
}
