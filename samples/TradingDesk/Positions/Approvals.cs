using AgentContracts;
using TradingDesk.Contracts.Messages;

namespace TradingDesk.Positions;

/// <summary>
/// Brings a proposed trade together with what risk management answers to it. They come from two senders, so either may come first; a conversation has one
/// correlation id. What never finds its other half is forgotten after a while.
/// </summary>
public sealed class Approvals
{
    private const int PatienceInTrades = 200;

    private readonly Dictionary<MessageId, Half> _waiting = [];

    /// <summary>How many halves wait for the other.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Takes one half.</summary>
    /// <param name="conversation">The correlation id.</param>
    /// <param name="trade">The number of the last trade of the feed.</param>
    /// <param name="signal">The proposed trade, where it is that half.</param>
    /// <param name="validation">The answer, where it is that half.</param>
    /// <returns>Both halves once both are there.</returns>
    public (FastStrategySignal Signal, FastRiskValidation Validation)? Add(
        MessageId conversation, int trade, FastStrategySignal? signal = null, FastRiskValidation? validation = null)
    {
        _waiting.Remove(conversation, out var other);
        signal ??= other.Signal;
        validation ??= other.Validation;
        if (signal is not null && validation is not null)
        {
            return (signal, validation);
        }

        _waiting[conversation] = new(trade, signal, validation);
        return null;
    }

    /// <summary>Forgets what has waited too long.</summary>
    public void ForgetBefore(int trade)
    {
        foreach (var (conversation, half) in _waiting)
        {
            if (half.Trade < trade - PatienceInTrades)
            {
                _waiting.Remove(conversation);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _waiting.Clear();

    private readonly record struct Half(int Trade, FastStrategySignal? Signal, FastRiskValidation? Validation);
}
