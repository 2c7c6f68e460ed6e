using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Report;

/// <summary>Shows a run as lines, one for each second.</summary>
/// <param name="monitor">The hub's figures.</param>
/// <param name="clock">Whose seconds.</param>
/// <param name="output">Where the lines go.</param>
public sealed class LineDisplay(IHubMonitor monitor, TimeProvider clock, TextWriter output) : IDisplay
{
    /// <inheritdoc/>
    public void Say(string text) => output.WriteLine(text);

    /// <inheritdoc/>
    public async Task ShowAsync(Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        output.WriteLine(SecondLines.Legend);
        using var lines = new SecondLines(monitor, clock, output);
        try
        {
            await run();
        }
        finally
        {
            lines.Print();
        }
    }
}
