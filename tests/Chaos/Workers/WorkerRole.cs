namespace Chaos.Workers;

/// <summary>What a process that may be killed does.</summary>
internal enum WorkerRole
{
    /// <summary>Sends orders.</summary>
    Producer,

    /// <summary>Handles orders.</summary>
    Consumer,
}
