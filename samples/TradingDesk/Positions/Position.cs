using TradingDesk.Contracts.Messages;

namespace TradingDesk.Positions;

/// <summary>What is held of one asset and what it has cost. Trades may be added in any order: the figures come out the same.</summary>
public sealed class Position
{
    /// <summary>The amount held; negative where it is owed.</summary>
    public decimal Size { get; private set; }

    /// <summary>What was earned by selling less what was spent on buying.</summary>
    public decimal Cash { get; private set; }

    /// <summary>How many trades were added.</summary>
    public int Trades { get; private set; }

    /// <summary>Adds a trade.</summary>
    public void Add(Side action, decimal price, decimal size)
    {
        var signed = action == Side.Buy ? size : -size;
        Size += signed;
        Cash -= signed * price;
        Trades++;
    }

    /// <summary>What would be left if all were sold, or bought back, at a price.</summary>
    public decimal ProfitAt(decimal price) => Cash + (Size * price);
}
