namespace TradingDesk.Tests.Live;

public sealed class TerminalRunTests
{
    private static readonly string[] Run = ["--duration", "2", "--speed", "4"];

    [Fact]
    public async Task On_a_terminal_the_run_is_a_picture_and_the_account_follows_it()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await DeskCommand.RunAsync(Run, terminal.Output, terminal.Output, terminal.Console, TestContext.Current.CancellationToken));

        var end = terminal.Text.LastIndexOf("\u001b[?25h", StringComparison.Ordinal);
        var (shown, account) = (terminal.Text[..end], terminal.Text[end..]);
        Assert.Contains("channel", shown);
        Assert.Contains("heartbeat", shown);
        Assert.DoesNotContain("   1 s | ", shown);
        Assert.Matches(@"\nhft_signals at execution: received [1-9]\d*, handled ", account.ReplaceLineEndings("\n"));
        Assert.EndsWith("balanced: yes\n", account.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, true, "--plain")]
    [InlineData(80, false)]
    [InlineData(60, true)]
    public async Task Lines_are_printed_where_that_is_wanted_or_a_picture_cannot_be_drawn(int width, bool isTerminal, params string[] options)
    {
        using var terminal = new TestTerminal(width, isTerminal);

        Assert.Equal(0, await DeskCommand.RunAsync([.. Run, .. options], terminal.Output, terminal.Output, terminal.Console, TestContext.Current.CancellationToken));

        Assert.DoesNotContain('\u001b', terminal.Text);
        Assert.Contains("   1 s | ", terminal.Text);
    }
}
