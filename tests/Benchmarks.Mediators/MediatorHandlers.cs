using System.Runtime.CompilerServices;
using Mediator;

namespace Benchmarks.Mediators;

/// <summary>Hears what is sent.</summary>
public sealed class MediatorTickHandler : IRequestHandler<MediatorTick>
{
    /// <summary>The sum of the numbers so far.</summary>
    public long Heard { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Unit> Handle(MediatorTick request, CancellationToken cancellationToken)
    {
        Heard += request.Number;
        return default;
    }
}

/// <summary>Hears what is published.</summary>
public abstract class MediatorNewsHandler : INotificationHandler<MediatorNews>
{
    /// <summary>The sum of the numbers so far.</summary>
    public long Heard { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask Handle(MediatorNews notification, CancellationToken cancellationToken)
    {
        Heard += notification.Number;
        return default;
    }
}

/// <summary>One of three.</summary>
public sealed class FirstMediatorNewsHandler : MediatorNewsHandler;

/// <summary>One of three.</summary>
public sealed class SecondMediatorNewsHandler : MediatorNewsHandler;

/// <summary>One of three.</summary>
public sealed class ThirdMediatorNewsHandler : MediatorNewsHandler;
