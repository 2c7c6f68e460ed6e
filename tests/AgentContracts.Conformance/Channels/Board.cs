namespace AgentContracts.Conformance.Channels;

/// <summary>A mixed channel: one name for a pub/sub channel and a stream.</summary>
[Channel("board")]
public partial class Board;
