using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Agents;

/// <inheritdoc/>
internal sealed class AgentServices(IServiceProvider services) : IAgentServices
{
    public TService Required<TService>() where TService : notnull => services.GetRequiredService<TService>();

    public TService RequiredKeyed<TService>(object? key) where TService : notnull => services.GetRequiredKeyedService<TService>(key);

    public TService? Optional<TService>(TService? fallback) => services.GetService(typeof(TService)) is TService service ? service : fallback;

    public TService? OptionalKeyed<TService>(object? key, TService? fallback) =>
        services is IKeyedServiceProvider keyed && keyed.GetKeyedService(typeof(TService), key) is TService service ? service : fallback;
}
