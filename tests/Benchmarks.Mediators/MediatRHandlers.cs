using System.Runtime.CompilerServices;
using MediatR;

namespace Benchmarks.Mediators;

/// <summary>Hears what is sent.</summary>
public sealed class MediatRTickHandler : IRequestHandler<MediatRTick>
{
    /// <summary>The sum of the numbers so far.</summary>
    public long Heard { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<Unit> Handle(MediatRTick request, CancellationToken cancellationToken)
    {
        Heard += request.Number;
        return Unit.Task;
    }
}

/// <summary>Hears what is published.</summary>
public sealed class MediatRNewsHandler : INotificationHandler<MediatRNews>
{
    /// <summary>The sum of the numbers so far.</summary>
    public long Heard { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task Handle(MediatRNews notification, CancellationToken cancellationToken)
    {
        Heard += notification.Number;
        return Task.CompletedTask;
    }
}
