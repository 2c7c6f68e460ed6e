namespace Benchmarks.Mediators;

/// <summary>Makes sure that a dispatch is over: its time is that of one thread.</summary>
public static class Returned
{
    /// <summary>Takes the result of a dispatch that is over.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static void From(ValueTask dispatch)
    {
        if (!dispatch.IsCompletedSuccessfully)
        {
            From(dispatch.AsTask());
        }
    }

    /// <inheritdoc cref="From(ValueTask)"/>
    public static void From<TResult>(ValueTask<TResult> dispatch)
    {
        if (!dispatch.IsCompletedSuccessfully)
        {
            From(dispatch.AsTask());
        }
    }

    /// <inheritdoc cref="From(ValueTask)"/>
    public static void From(Task dispatch)
    {
        if (!dispatch.IsCompleted)
        {
            throw new InvalidOperationException("A dispatch is still under way when it returns: its time would not be that of one thread.");
        }

        dispatch.GetAwaiter().GetResult();
    }
}
