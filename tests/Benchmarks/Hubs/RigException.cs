namespace Benchmarks.Hubs;

/// <summary>What is to be measured does not do what it should.</summary>
internal sealed class RigException(string message) : Exception(message);
