using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Mediators;

/// <summary>Mediator as its documentation has it at its fastest: singletons, and calls of the generated class instead of the interface.</summary>
public static class MediatorDispatch
{
    /// <summary>Sends to one handler.</summary>
    public static One ToOne() => new(Open());

    /// <summary>Publishes to three.</summary>
    public static Three ToThree() => new(Open());

    private static ServiceProvider Open() => new ServiceCollection().AddMediator().BuildServiceProvider();

    /// <inheritdoc cref="ToOne"/>
    public readonly struct One(IServiceProvider services) : IDispatcher
    {
        private readonly Mediator.Mediator _mediator = services.GetRequiredService<Mediator.Mediator>();
        private readonly MediatorTickHandler _handler = (MediatorTickHandler)services.GetRequiredService<IRequestHandler<MediatorTick, Unit>>();
        private readonly MediatorTick[] _ticks = Sample.Of(static (symbol, price, number) => new MediatorTick(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [_handler.Heard];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(_mediator.Send(_ticks[message]));
    }

    /// <inheritdoc cref="ToThree"/>
    public readonly struct Three(IServiceProvider services) : IDispatcher
    {
        private readonly Mediator.Mediator _mediator = services.GetRequiredService<Mediator.Mediator>();
        private readonly MediatorNewsHandler[] _handlers =
        [
            services.GetRequiredService<FirstMediatorNewsHandler>(),
            services.GetRequiredService<SecondMediatorNewsHandler>(),
            services.GetRequiredService<ThirdMediatorNewsHandler>(),
        ];

        private readonly MediatorNews[] _news = Sample.Of(static (symbol, price, number) => new MediatorNews(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [.. _handlers.Select(static handler => handler.Heard)];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(_mediator.Publish(_news[message]));
    }
}
