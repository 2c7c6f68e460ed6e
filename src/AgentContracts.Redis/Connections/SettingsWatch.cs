using AgentContracts.Hub.Transport;

namespace AgentContracts.Redis.Connections;

/// <summary>
/// Knows what speaks against the promise on the servers. Where they could not be asked it says so, holds on to what it knew, and asks again later: nothing
/// known is not nothing wrong.
/// </summary>
internal sealed class SettingsWatch : IAsyncDisposable
{
    /// <summary>After how long the servers are asked again where they could not be.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Func<Task<IReadOnlyList<PromiseDoubt>>> _ask;
    private readonly Action<IReadOnlyList<PromiseDoubt>> _tell;
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly ITimer _again;
    private IReadOnlyList<PromiseDoubt> _known = [];

    /// <summary>A watch that looks when it is told to.</summary>
    /// <param name="ask">Asks the servers.</param>
    /// <param name="tell">Is told what each look has come to.</param>
    /// <param name="time">The time to go by; the system's by default.</param>
    public SettingsWatch(Func<Task<IReadOnlyList<PromiseDoubt>>> ask, Action<IReadOnlyList<PromiseDoubt>> tell, TimeProvider? time = null)
    {
        _ask = ask;
        _tell = tell;
        _again = (time ?? TimeProvider.System).CreateTimer(_ => _ = LookAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Looks once, behind a look that is under way: the older answer must not be the last word.</summary>
    public async Task LookAsync()
    {
        await _looking.WaitAsync().ConfigureAwait(false);
        try
        {
            _known = await _ask().ConfigureAwait(false);
            _tell(_known);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            _tell([.. _known, new PromiseDoubt(false, $"what Redis keeps could not be looked at, and will be again: {RedisFailure.InWords(exception).TrimEnd('.')}")]);
            _again.Change(Pause, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _again.DisposeAsync();
}
