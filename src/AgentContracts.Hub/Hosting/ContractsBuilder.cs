using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;
using AgentContracts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says which agents run here and over what.</summary>
public sealed class ContractsBuilder
{
    internal ContractsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are being built.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Runs an agent, and lets anyone send as it through <see cref="IHub{TAgent}"/>. Adding it again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Another class has the same agent id: the two would share each other's messages.</exception>
    public ContractsBuilder AddAgent<TAgent>() where TAgent : class, IAgent<TAgent>
    {
        var known = Services.Select(static service => service.ImplementationInstance).OfType<AgentRegistration>().FirstOrDefault(static other => other.Info.Id == TAgent.Info.Id);
        if (known is not null && known.AgentType != typeof(TAgent))
        {
            throw new InvalidOperationException(
                $"{typeof(TAgent)} and {known.AgentType} are both [Agent(\"{TAgent.Info.Id}\")]: give one of them another id, or they will share each other's messages.");
        }

        Services.TryAddSingleton<IHub<TAgent>, AgentHub<TAgent>>();
        if (known is null)
        {
            Services.AddSingleton(AgentRegistration.Of<TAgent>());
        }

        return this;
    }

    /// <summary>
    /// Says that another program runs an agent: what is sent to its streams from now on waits for it, also where it has never been started before.
    /// </summary>
    public ContractsBuilder ExpectAgent<TAgent>() where TAgent : IAgent<TAgent>
    {
        Services.AddSingleton(new ExpectedAgent(TAgent.Info));
        return this;
    }

    /// <summary>Sets what may be chosen about the hub.</summary>
    public ContractsBuilder Configure(Action<HubOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Carries messages over another transport than the in-process one.</summary>
    public ContractsBuilder UseTransport(Func<IServiceProvider, ITransport> transport)
    {
        Services.Replace(ServiceDescriptor.Singleton(transport));
        return this;
    }
}
