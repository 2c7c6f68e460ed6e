namespace TradingDesk.Report;

/// <summary>Figures by their names in snake_case, in the order in which they are shown: numbers, words and yes or no.</summary>
public sealed class Figures : OrderedDictionary<string, object>;
