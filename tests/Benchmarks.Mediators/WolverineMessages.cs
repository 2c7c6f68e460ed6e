namespace Benchmarks.Mediators;

/// <summary>A tick that Wolverine has one handler for.</summary>
public sealed record WolverineTick(string Symbol, double Price, long Number);

/// <summary>A tick that Wolverine has three handlers for.</summary>
public sealed record WolverineNews(string Symbol, double Price, long Number);
