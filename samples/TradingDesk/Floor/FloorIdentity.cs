using System.Security.Cryptography;

namespace TradingDesk.Floor;

/// <summary>The name of this process among those of the desk.</summary>
public sealed class FloorIdentity
{
    /// <summary>Eight hex digits, others in every run.</summary>
    public string Process { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);
}
