using System.Security.Cryptography;

namespace TradingDesk.Floor;

/// <summary>What the other processes of the desk know this one by.</summary>
/// <param name="plays">What it plays: the same as every other.</param>
public sealed class FloorIdentity(string plays)
{
    /// <summary>What it plays and how fast, in a few words.</summary>
    public string Plays => plays;

    /// <summary>Eight hex digits, others in every run.</summary>
    public string Process { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);
}
