using MediatR;

namespace Benchmarks.Mediators;

/// <summary>MediatR over the least that it can ask for its handlers: a table of singletons, and no container.</summary>
public static class MediatRDispatch
{
    /// <summary>Sends to one handler.</summary>
    public static One ToOne() => new();

    /// <summary>Publishes to three.</summary>
    public static Three ToThree() => new();

    private static IMediator Open<THandler>(params THandler[] handlers) where THandler : notnull
    {
        // The answer to a question for several, such as the behaviours around a handler, is none unless it is for handlers.
        var known = new Dictionary<Type, object> { [typeof(IRequestHandler<MediatRTick, Unit>)] = handlers[0], [typeof(IEnumerable<INotificationHandler<MediatRNews>>)] = handlers };
        return new MediatR.Mediator(service =>
        {
            if (!known.TryGetValue(service, out var found))
            {
                known.Add(service, found = Array.CreateInstance(service.GetGenericArguments()[0], 0));
            }

            return found;
        });
    }

    /// <inheritdoc cref="ToOne"/>
    public readonly struct One() : IDispatcher
    {
        private static readonly MediatRTickHandler Handler = new();

        private readonly IMediator _mediator = Open(Handler);
        private readonly MediatRTick[] _ticks = Sample.Of(static (symbol, price, number) => new MediatRTick(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [Handler.Heard];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(_mediator.Send(_ticks[message]));
    }

    /// <inheritdoc cref="ToThree"/>
    public readonly struct Three() : IDispatcher
    {
        private static readonly MediatRNewsHandler[] Handlers = [new(), new(), new()];

        private readonly IMediator _mediator = Open<INotificationHandler<MediatRNews>>(Handlers);
        private readonly MediatRNews[] _news = Sample.Of(static (symbol, price, number) => new MediatRNews(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [.. Handlers.Select(static handler => handler.Heard)];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(_mediator.Publish(_news[message]));
    }
}
