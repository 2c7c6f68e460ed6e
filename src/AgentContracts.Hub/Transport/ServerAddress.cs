namespace AgentContracts.Hub.Transport;

/// <summary>Where the one server of a transport is.</summary>
/// <param name="Host">Its name, its IP address, or the path of its socket.</param>
/// <param name="Port">The port, from 1 to 65,535; <see langword="null"/> where there is none.</param>
public sealed record ServerAddress(string Host, int? Port);
