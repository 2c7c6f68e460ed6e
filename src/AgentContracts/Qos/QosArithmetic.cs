namespace AgentContracts;

/// <summary>
/// What settings come to, and where they contradict each other, in words with the numbers. The rules of the compiler are built from this same file: what
/// they say and what is said at run time is one text.
/// </summary>
internal static class QosArithmetic
{
    private const int MostShown = 4;

    /// <summary>The least pause before a retry, in milliseconds: the first one doubles with each further one.</summary>
    /// <param name="firstMs">The pause before the first retry.</param>
    /// <param name="retry">Which retry, from 0.</param>
    public static long PauseMs(long firstMs, int retry) =>
        firstMs == 0 ? 0 : retry < 62 && firstMs <= long.MaxValue >> (retry + 1) ? firstMs << retry : long.MaxValue;

    /// <summary>The least time that all pauses take together, in milliseconds.</summary>
    public static long PausesMs(long firstMs, int retries)
    {
        var next = PauseMs(firstMs, retries);
        return next == long.MaxValue ? next : next - firstMs;
    }

    /// <summary>How many of the retries begin inside the age.</summary>
    public static int RetriesWithin(long firstMs, int retries, long maxAgeMs)
    {
        if (firstMs == 0)
        {
            return retries;
        }

        var fitting = 0;
        while (fitting < retries && PausesMs(firstMs, fitting + 1) <= maxAgeMs)
        {
            fitting++;
        }

        return fitting;
    }

    /// <summary>How long it takes to handle a full queue, in milliseconds, rounded up.</summary>
    public static long DrainMs(int queue, int budgetMs, int concurrency) => (((long)queue * budgetMs) + concurrency - 1) / concurrency;

    /// <summary>The least that a setting may be; <see langword="null"/> where it is not a bounded number.</summary>
    public static int? LeastOf(string setting) => setting switch
    {
        "MaxAgeMs" or "MaxQueue" or "BatchSize" or "AbandonAfterMs" or "BudgetMs" or "MaxConcurrency" => 1,
        "Retries" or "RetryDelayMs" => 0,
        _ => null,
    };

    /// <summary>Pauses that last longer than the message lives.</summary>
    public static string? RetryFault(int retries, long firstMs, long maxAgeMs)
    {
        var sum = PausesMs(firstMs, retries);
        if (sum <= maxAgeMs)
        {
            return null;
        }

        var pauses = Enumerable.Range(0, Math.Min(retries, MostShown)).Select(retry => Text(PauseMs(firstMs, retry))).ToList();
        if (retries > MostShown)
        {
            pauses[MostShown - 1] = "…";
        }

        // A sum that no number holds is not written.
        var isCounted = sum != long.MaxValue;
        if (retries > MostShown && isCounted)
        {
            pauses.Add(Text(PauseMs(firstMs, retries - 1)));
        }

        var total = retries == 1 || !isCounted ? "" : $" = {Text(sum)}";
        return $"{Count(retries, "retry", "retries")} {(retries == 1 ? "pauses" : "pause")} for {string.Join(" + ", pauses)}{total} ms, more than the age of {Text(maxAgeMs)} ms";
    }

    /// <summary>A full queue that is handled more slowly than its messages expire.</summary>
    public static string? DrainFault(int queue, int budgetMs, int concurrency, long maxAgeMs) =>
        DrainMs(queue, budgetMs, concurrency) is var drain && drain > maxAgeMs
            ? $"a full queue takes {Text(queue)} × {Text(budgetMs)}{(concurrency == 1 ? "" : $" ÷ {Text(concurrency)}")} = {Text(drain)} ms, more than the age of {Text(maxAgeMs)} ms"
            : null;

    /// <summary>A batch that the queue has no room for.</summary>
    public static string? BatchFault(int batch, int queue) => batch > queue ? $"a batch of {Text(batch)} is more than the queue of {Text(queue)} holds" : null;

    /// <summary>Retries where a message is to come once at most.</summary>
    public static string? RepetitionFault(int retries) =>
        retries > 0 ? $"a message that is delivered at most once is handled up to 1 + {Text(retries)} = {Text(retries + 1L)} times" : null;

    /// <summary>A handler that takes longer than its message lives.</summary>
    public static string? BudgetFault(int budgetMs, long maxAgeMs) =>
        budgetMs > maxAgeMs ? $"one handler call may take {Text(budgetMs)} ms, more than the age of {Text(maxAgeMs)} ms" : null;

    /// <summary>Batches in a tier that waits for nothing.</summary>
    public static string? WaitFault(int batch) => batch > 1 ? $"the last of a batch of {Text(batch)} waits for {Count(batch - 1, "other", "others")}" : null;

    /// <summary>A number out of its range.</summary>
    public static string? RangeFault(string setting, long value) =>
        LeastOf(setting) is { } least && value < least ? $"{setting} is {Text(value)}, but must be at least {Text(least)}" : null;

    private static string Count(int count, string one, string many) => $"{Text(count)} {(count == 1 ? one : many)}";

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
