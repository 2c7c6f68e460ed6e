namespace TradingDesk.Report;

/// <summary>A health alert that was heard.</summary>
/// <param name="Agent">The agents or components that are affected.</param>
/// <param name="Kind">What happened, such as <c>agent_inactive</c>.</param>
/// <param name="At">When it was sent, on the broker's clock.</param>
public sealed record SummaryAlert(string Agent, string Kind, DateTimeOffset At);
