using MediatR;

namespace Benchmarks.Mediators;

/// <summary>A tick as MediatR sends it to its one handler.</summary>
public sealed record MediatRTick(string Symbol, double Price, long Number) : IRequest;

/// <summary>A tick as MediatR publishes it.</summary>
public sealed record MediatRNews(string Symbol, double Price, long Number) : INotification;
