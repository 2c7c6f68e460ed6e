namespace Benchmarks.Mediators;

/// <summary>Brings a message to its handlers on the calling thread. A struct, so that the loop around it is compiled for it alone.</summary>
public interface IDispatcher
{
    /// <summary>How many different messages take turns.</summary>
    const int Messages = 32;

    /// <summary>What each handler has heard so far: the sum of the numbers of its messages.</summary>
    IReadOnlyList<long> Heard { get; }

    /// <summary>Brings one message to its handlers, which have returned when this returns.</summary>
    /// <param name="message">Which, from 0 to <see cref="Messages"/> − 1; it bears the number behind it.</param>
    void Dispatch(int message);
}
