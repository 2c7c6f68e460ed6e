namespace AgentContracts.Hub.Monitoring;

/// <summary>Something that went wrong and that people should hear of.</summary>
/// <param name="Component">Where: a channel's name.</param>
/// <param name="ErrorType">What: one of <see cref="ErrorTypes"/>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Description">What happened, in one sentence and without payload.</param>
public readonly record struct ErrorReport(string Component, string ErrorType, Severity Severity, string Description);
