using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>Writes to one pub/sub channel, in the order in which it is called.</summary>
internal interface IPublishWriter
{
    /// <summary>Whether frames may go together.</summary>
    bool MayGather { get; }

    /// <summary>Whether the server has taken frames that went together, and not refused any since.</summary>
    bool IsGatheringProven { get; }

    /// <summary>Whether the server hangs: what is written now it may carry out long after that was given up.</summary>
    bool IsHanging { get; }

    /// <summary>Whether 0 receivers means that nobody hears it.</summary>
    bool CountsReceivers { get; }

    /// <summary>Writes a frame.</summary>
    /// <returns>How many hear it. What goes wrong is never thrown instead.</returns>
    Task<long> Write(WaitingPublish alone);

    /// <summary>Writes frames that the server carries out in one step.</summary>
    /// <returns>How many hear each of them. What goes wrong is never thrown instead.</returns>
    Task<long> Write(WaitingPublish[] together);

    /// <summary>Takes back the number of a frame that the server refused; 0 where it had none.</summary>
    void TakeBack(long number);

    /// <summary>Notes that the server has answered frames that went together with an error, and has taken one of them alone.</summary>
    void NoteRefusal(RedisServerException refusal);
}
