namespace Chaos.Workers;

/// <summary>What a process that may be killed does.</summary>
internal enum WorkerRole
{
    /// <summary>Sends orders.</summary>
    Producer,

    /// <summary>Handles orders.</summary>
    Consumer,

    /// <summary>Has a full queue, and hears emergencies.</summary>
    Sentry,

    /// <summary>Sends ticks, as the only one in the system that may.</summary>
    Sole,
}
