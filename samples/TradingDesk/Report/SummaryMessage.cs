namespace TradingDesk.Report;

/// <summary>How often one message was sent and handled.</summary>
/// <param name="Sent">Messages sent.</param>
/// <param name="Handled">Handlers that returned; one message may have several.</param>
public sealed record SummaryMessage(long Sent, long Handled);
