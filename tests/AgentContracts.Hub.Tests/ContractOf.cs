namespace AgentContracts.Hub.Tests;

/// <summary>What the generator knows, for code that has no type parameter.</summary>
internal static class ContractOf
{
    public static ChannelInfo Channel<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info;

    public static AgentInfo Agent<TAgent>() where TAgent : IAgent<TAgent> => TAgent.Info;
}
