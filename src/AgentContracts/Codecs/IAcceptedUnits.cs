using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>Which UTF-16 units are written as they are; at least no half of a surrogate pair.</summary>
internal interface IAcceptedUnits
{
    /// <summary>All bits set where one is, of eight below U+0800.</summary>
    static abstract Vector128<ushort> OfTwoBytes(Vector128<ushort> units);

    /// <summary>All bits set where one is, of any eight.</summary>
    static abstract Vector128<ushort> OfAny(Vector128<ushort> units);
}
