namespace AgentContracts.Codecs;

/// <summary>A number of few digits.</summary>
/// <param name="Digits">The digits, as if there were no point among them.</param>
/// <param name="Decimals">How many of them stand behind the point; −1 where there is none.</param>
/// <param name="IsNegative">Whether a minus stands before them.</param>
/// <param name="End">Where the number ends; 0 where it is none of this kind.</param>
internal readonly record struct ShortNumber(ulong Digits, int Decimals, bool IsNegative, int End);
