namespace Benchmarks.Measuring;

/// <summary>The order of the lanes in a round: none is always first, and none always behind the same other, in the caches that this one leaves.</summary>
internal static class Rotation
{
    /// <summary>The numbers from 0 to <paramref name="count"/> − 1, from another one on in each round, and backwards once each has been first.</summary>
    public static IEnumerable<int> Order(int count, int round)
    {
        var first = round % count;
        var step = round / count % 2 == 0 ? 1 : count - 1;
        for (var i = 0; i < count; i++)
        {
            yield return (int)((first + ((long)i * step)) % count);
        }
    }
}
