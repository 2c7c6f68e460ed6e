using Benchmarks.Measuring;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch;

/// <summary>Makes sure that a contender reaches its handlers before its time is taken.</summary>
internal static class DispatchCheck
{
    private const long Sum = (long)IDispatcher.Messages * (IDispatcher.Messages + 1) / 2;

    /// <summary>Dispatches each message once.</summary>
    /// <param name="lane">The contender.</param>
    /// <param name="heard">What each handler has heard so far: the sum of the numbers of its messages.</param>
    /// <exception cref="DispatchException">A handler was not called once with each message, or the contender fails.</exception>
    public static void Run(Lane lane, Func<IReadOnlyList<long>> heard)
    {
        var before = heard();
        try
        {
            lane.Run(IDispatcher.Messages);
        }
        catch (Exception exception)
        {
            throw new DispatchException($"{lane.Name} fails: {exception.Message}", exception);
        }

        foreach (var (index, (earlier, now)) in before.Zip(heard()).Index())
        {
            if (now - earlier != Sum)
            {
                throw new DispatchException($"{lane.Name}: handler {index + 1} of {before.Count} has not heard each of {IDispatcher.Messages} messages once; the sum of their numbers is {now - earlier}, not {Sum}.");
            }
        }
    }
}
