namespace AgentContracts.Roslyn;

/// <summary>What makes a message, part, channel or agent invalid, so that it is left out of every list.</summary>
public enum ProblemKind
{
    /// <summary>Generated code cannot add its half; <see cref="Extensibility"/> says why.</summary>
    NotExtensible,

    /// <summary>It belongs to another assembly, whose manifest does not list it.</summary>
    NotInManifest,

    /// <summary>A private or protected type: code outside the type around it cannot name it.</summary>
    NotVisible,

    /// <summary>A message or part is neither a record nor a record struct.</summary>
    NotARecord,

    /// <summary>No instance can be made of an abstract message, part or agent.</summary>
    Abstract,

    /// <summary>Any use is a compiler error: <see cref="Problem.About"/>, or what generated code uses of it, is marked <c>[Obsolete(error: true)]</c>.</summary>
    ObsoleteAsError,

    /// <summary>A message has no <c>[Tier]</c>.</summary>
    NoTier,

    /// <summary>The tier is none of the four.</summary>
    UnknownTier,

    /// <summary>A message has no <c>[RoutesTo]</c> and is no emergency.</summary>
    NoRoute,

    /// <summary>More routes than the 32 that a mask holds.</summary>
    TooManyRoutes,

    /// <summary>A route leads to a type that is not a valid channel; <see cref="Problem.About"/> is the type.</summary>
    RouteToNoChannel,

    /// <summary>A route leads to a channel of another tier; <see cref="Problem.About"/> is the channel.</summary>
    RouteToOtherTier,

    /// <summary><c>When</c> names nothing that is a readable bool property or field of the message.</summary>
    UnusableWhen,

    /// <summary><c>[Expires]</c> marks a member that holds no point in time; <see cref="Problem.About"/> is the member.</summary>
    UnusableExpires,

    /// <summary>A member cannot travel; <see cref="Problem.About"/> is the member.</summary>
    UnsupportedMember,

    /// <summary>A member's name on the wire is empty, taken, or the header's; <see cref="Problem.About"/> is the member.</summary>
    UnusableWireName,

    /// <summary>There is no constructor that a reader can call.</summary>
    NoConstructor,

    /// <summary>A required member does not travel, so that a reader has nothing to set it to; <see cref="Problem.About"/> is the member.</summary>
    HiddenRequired,

    /// <summary>A message, channel or agent has no name, or a channel one that it may not have; <see cref="ChannelName"/> says why.</summary>
    NoName,
}
