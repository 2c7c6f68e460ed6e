using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Benchmarks.Mediators;

/// <summary>Wolverine as a mediator, without a log: <c>InvokeAsync</c>, which runs all handlers of a message before it returns.</summary>
public sealed class WolverineDispatch : IDisposable
{
    private static readonly Type[] Handlers = [typeof(WolverineTickHandler), typeof(FirstWolverineNewsHandler), typeof(SecondWolverineNewsHandler), typeof(ThirdWolverineNewsHandler)];

    private readonly IHost _host;

    /// <summary>Compiles what calls the handlers, and starts it.</summary>
    public WolverineDispatch()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseWolverine(static options =>
        {
            options.ApplicationAssembly = typeof(WolverineDispatch).Assembly;
            options.Durability.Mode = DurabilityMode.MediatorOnly;
            options.Discovery.DisableConventionalDiscovery();
            Array.ForEach(Handlers, handler => options.Discovery.IncludeType(handler));
            options.UseRuntimeCompilation();
        });
        _host = builder.Build();
        _host.Start();
    }

    /// <summary>Invokes one handler.</summary>
    public One ToOne() => new(_host.Services.GetRequiredService<IMessageBus>());

    /// <summary>Invokes three.</summary>
    public Three ToThree() => new(_host.Services.GetRequiredService<IMessageBus>());

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    /// <inheritdoc cref="ToOne"/>
    public readonly struct One(IMessageBus bus) : IDispatcher
    {
        private readonly WolverineTick[] _ticks = Sample.Of(static (symbol, price, number) => new WolverineTick(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [WolverineTickHandler.Heard];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(bus.InvokeAsync(_ticks[message]));
    }

    /// <inheritdoc cref="ToThree"/>
    public readonly struct Three(IMessageBus bus) : IDispatcher
    {
        private readonly WolverineNews[] _news = Sample.Of(static (symbol, price, number) => new WolverineNews(symbol, price, number));

        /// <inheritdoc/>
        public IReadOnlyList<long> Heard => [FirstWolverineNewsHandler.Heard, SecondWolverineNewsHandler.Heard, ThirdWolverineNewsHandler.Heard];

        /// <inheritdoc/>
        public void Dispatch(int message) => Returned.From(bus.InvokeAsync(_news[message]));
    }
}
