using AgentContracts.Hub.Agents;

namespace AgentContracts.Hub.Tests.Hosting;

/// <summary>A tier channel whose message brings a delivery of its own.</summary>
[Channel("light", Tier.Fast)]
public partial class Light;

/// <summary>At most once, on a channel of a tier that is at least once.</summary>
[Tier(Tier.Fast, Delivery = Delivery.AtMostOnce), RoutesTo<Light>]
public sealed partial record Feather(int Number);

/// <summary>Hears the channel.</summary>
[Agent("holder"), Subscribes<Light>, Publishes<Feather>]
public sealed partial class Holder
{
    public ValueTask HandleAsync(Feather message, MessageContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>Another class with the id of <see cref="Holder"/>.</summary>
#pragma warning disable CTR1012 // Tests that the host refuses it, too.
[Agent("holder")]
#pragma warning restore CTR1012
public sealed partial class Impostor;

/// <summary>Adds an agent from inside its own start, and fails to end.</summary>
[Agent("parent")]
public sealed partial class Parent(IAgentHost host) : IAgentLifetime, IDisposable
{
    public async ValueTask StartAsync(CancellationToken cancellationToken) => await host.AddAsync<Holder>(cancellationToken);

    public ValueTask StopAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Dispose() => throw new InvalidOperationException("It cannot end.");
}

/// <summary>A channel whose full queue is just handled in time.</summary>
[Channel("toil", Tier.Fast, MaxQueue = 100)]
public partial class Toil;

/// <summary>Something that takes a while.</summary>
[Tier(Tier.Fast), RoutesTo<Toil>]
public sealed partial record Chunk(int Number);

/// <summary>Handles two at once, each in 20 ms.</summary>
[Agent("toiler", MaxConcurrency = 2), Subscribes<Toil>(BudgetMs = 20)]
public sealed partial class Toiler
{
    public ValueTask HandleAsync(Chunk message, MessageContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
