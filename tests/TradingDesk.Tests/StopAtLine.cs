namespace TradingDesk.Tests;

/// <summary>Output that cancels as soon as a line begins in a certain way.</summary>
internal sealed class StopAtLine(string start) : StringWriter
{
    private readonly CancellationTokenSource _stop = new();

    public CancellationToken Token => _stop.Token;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(start, StringComparison.Ordinal) == true)
        {
            _stop.Cancel();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _stop.Dispose();
        base.Dispose(disposing);
    }
}
