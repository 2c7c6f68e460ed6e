using Mediator;

namespace Benchmarks.Mediators;

/// <summary>A tick as Mediator sends it to its one handler.</summary>
public sealed record MediatorTick(string Symbol, double Price, long Number) : IRequest;

/// <summary>A tick as Mediator publishes it.</summary>
public sealed record MediatorNews(string Symbol, double Price, long Number) : INotification;
