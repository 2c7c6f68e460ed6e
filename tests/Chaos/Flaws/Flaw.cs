namespace Chaos.Flaws;

/// <summary>A mistake that message systems over Redis are known to make. Each loses, repeats, reorders, delays or hides something.</summary>
internal enum Flaw
{
    /// <summary>None: the system keeps its promises, and the checker must be silent.</summary>
    None,

    /// <summary>The server keeps nothing over its end, and confirms all the same.</summary>
    NoAppendOnlyFile,

    /// <summary>The server writes its file to the disk once a second, which it puts off while the disk is busy, and confirms all the same.</summary>
    SyncsOnceASecond,

    /// <summary>The sender takes a command that it did not wait for as confirmed.</summary>
    FireAndForget,

    /// <summary>The sender takes an error for a confirmation.</summary>
    SwallowsErrors,

    /// <summary>The stream is cut to a length while entries of it wait.</summary>
    BlindMaxLength,

    /// <summary>The stream is cut behind the newest entry that some group has finished, not all of them.</summary>
    TrimsForOneGroup,

    /// <summary>The group is made where the stream ends, after the first sends.</summary>
    GroupAtTheEnd,

    /// <summary>A lost group is made again where the stream ends.</summary>
    GroupAgainAtTheEnd,

    /// <summary>After an error the reader goes on with new entries and never reads its own pending ones again.</summary>
    NeverRereadsPending,

    /// <summary>What was handled and could not be acknowledged is handled again.</summary>
    HandlesPendingAgain,

    /// <summary>Entries are acknowledged when they are read, before they are handled.</summary>
    AcknowledgesFirst,

    /// <summary>Entries are read with <c>NOACK</c>.</summary>
    ReadsWithoutAcknowledging,

    /// <summary>What a dead instance had in hand is never taken over.</summary>
    NeverTakesOver,

    /// <summary>A dead instance is removed from its group together with what it had in hand.</summary>
    DeletesDeadConsumer,

    /// <summary>Entries that another instance works on are taken over.</summary>
    TakesOverTheLiving,

    /// <summary>A repeated message does not say that it is one.</summary>
    HidesRedelivery,

    /// <summary>A message whose handler fails is acknowledged and forgotten.</summary>
    ForgetsFailures,

    /// <summary>The receiver does not look at how old a message has become on its way.</summary>
    DeliversStale,

    /// <summary>Messages of one sender are handled beside each other.</summary>
    HandlesInAnyOrder,

    /// <summary>A message that was refused is sent all the same.</summary>
    SendsWhatItRefused,

    /// <summary>A message is said to be handled without its handler being called.</summary>
    SettlesWithoutHandling,

    /// <summary>What was handed out before is taken for handled before, without looking.</summary>
    TakesRepeatsForDuplicates,

    /// <summary>One copy gets two outcomes.</summary>
    SettlesTwice,
}
