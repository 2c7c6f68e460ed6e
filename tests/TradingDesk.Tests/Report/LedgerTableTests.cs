using AgentContracts.Hub.Ledger;
using TradingDesk.Report;

namespace TradingDesk.Tests.Report;

public sealed class LedgerTableTests
{
    private static readonly LedgerRow Whole = new() { Channel = "fast_signals", Agent = "execution", Instance = "1", Received = 7, Handled = 3, Late = 2, Expired = 1, Queued = 2, Running = 1 };
    private static readonly LedgerRow Short = Whole with { Channel = "hft_signals", Handled = 2 };

    [Fact]
    public void A_ledger_is_balanced_when_every_row_is() => Assert.Equal("balanced: yes", LedgerTable.Verdict([Whole, Whole]));

    [Fact]
    public void A_row_that_is_not_balanced_is_named() =>
        Assert.Equal("balanced: no (hft_signals at execution received 7 and accounts for 6)", LedgerTable.Verdict([Whole, Short]));

    [Fact]
    public void Where_the_table_is_too_wide_each_row_is_a_line_without_zeros()
    {
        using var narrow = new StringWriter();
        using var wide = new StringWriter();

        LedgerTable.Print([Whole, new() { Channel = "hft_signals", Agent = "execution", Instance = "1" }], narrow, 80);
        LedgerTable.Print([Whole], wide, 200);

        Assert.Equal(
            "fast_signals at execution: received 7, handled 3, late 2, expired 1, in flight 3\nhft_signals at execution: received 0\n",
            narrow.ToString().ReplaceLineEndings("\n"));
        Assert.StartsWith("| channel", wide.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_one_line_however_long_its_names()
    {
        using var output = new StringWriter();

        LedgerTable.Print([Whole with { Channel = new string('c', 60), Agent = "[an agent]" }], output);

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            [new string('c', 60), "[an agent]", "7", "3", "2", "1", "0", "0", "0", "0", "0", "0", "0", "3"],
            lines[2].Split('|', StringSplitOptions.TrimEntries)[1..^1]);
    }
}
