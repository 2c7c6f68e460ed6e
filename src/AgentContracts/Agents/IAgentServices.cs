namespace AgentContracts;

/// <summary>Where generated code gets an agent's constructor arguments from; the hub answers from the service provider.</summary>
public interface IAgentServices
{
    /// <summary>The service, which must exist.</summary>
    /// <exception cref="InvalidOperationException">It was never registered.</exception>
    TService Required<TService>() where TService : notnull;

    /// <summary>The service registered under a key, which must exist.</summary>
    /// <exception cref="InvalidOperationException">It was never registered.</exception>
    TService RequiredKeyed<TService>(object? key) where TService : notnull;

    /// <summary>The service, or <paramref name="fallback"/> where it was never registered.</summary>
    TService? Optional<TService>(TService? fallback);

    /// <summary>The service registered under a key, or <paramref name="fallback"/> where it was never registered.</summary>
    TService? OptionalKeyed<TService>(object? key, TService? fallback);
}
