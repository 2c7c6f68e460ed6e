using System.ComponentModel.DataAnnotations;

namespace AgentContracts;

/// <summary>What one channel means to one agent instance at a moment.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Queued">How many of its messages wait for the instance.</param>
/// <param name="Handled">How many of its messages the instance has handled.</param>
[Part]
public sealed partial record ChannelLoad(
    [Required] string Channel,
    [Range(0, int.MaxValue)] int Queued,
    [Range(0, double.MaxValue)] long Handled);
