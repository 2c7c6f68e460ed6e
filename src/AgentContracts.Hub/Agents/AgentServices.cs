using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Agents;

/// <inheritdoc/>
/// <param name="services">The program's services.</param>
/// <param name="hub">The hub as the agent that is made sees it: one that is added while the hub runs is not among the program's services.</param>
internal sealed class AgentServices(IServiceProvider services, object hub) : IAgentServices
{
    public TService Required<TService>() where TService : notnull =>
        services.GetService<TService>() is { } service ? service : hub is TService own ? own : services.GetRequiredService<TService>();

    public TService RequiredKeyed<TService>(object? key) where TService : notnull => services.GetRequiredKeyedService<TService>(key);

    public TService? Optional<TService>(TService? fallback) => services.GetService(typeof(TService)) is TService service ? service : fallback;

    public TService? OptionalKeyed<TService>(object? key, TService? fallback) =>
        services is IKeyedServiceProvider keyed && keyed.GetKeyedService(typeof(TService), key) is TService service ? service : fallback;
}
