using System.Runtime.CompilerServices;

namespace AgentContracts.Conformance;

/// <summary>Waits for what other threads bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    /// <summary>Returns as soon as the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold for 20 s of real time.</exception>
    public static async Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"It never came true that {what}.");
            }

            await OneGlanceAsync();
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{bool}, string?)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"It never came true that {what}.");
            }

            await OneGlanceAsync();
        }
    }

    /// <summary>Lets other threads go on for a moment.</summary>
    public static Task OneGlanceAsync() => Task.Delay(Glance);
}
