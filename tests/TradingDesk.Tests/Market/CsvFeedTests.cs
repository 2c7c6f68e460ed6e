using TradingDesk.Contracts.Messages;
using TradingDesk.Market;

namespace TradingDesk.Tests.Market;

public sealed class CsvFeedTests : IDisposable
{
    private const string Number = "expected a number from 0.00000001 to 1000000000, such as 1666.80";
    private const string Time = "expected a Unix time in milliseconds such as 1675329600138";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("timestamp,side,price,amount\n1000,buy,10.5,2\n")]
    [InlineData("amount,price,side,timestamp\n2,10.5,buy,1000")]
    [InlineData("\uFEFF,id,Timestamp,SIDE, price ,amount,,\r\n0,7,1000,BUY, 10.50 ,2.0,,\r\n")]
    [InlineData("\"timestamp\",\"side\",\"price\",\"amount\",\"note\"\n\n1000,\"buy\",\"10.5\",2e0,\"two\nlines, \"\"quoted\"\"\"\n\n")]
    public void Columns_are_found_by_name_in_any_order(string csv)
    {
        var trade = Assert.Single(CsvFeed.Read(_folder.Write("feed.csv", csv)));

        Assert.Equal(new Trade(DateTimeOffset.FromUnixTimeMilliseconds(1_000), Side.Buy, 10.5m, 2), trade);
    }

    [Fact]
    public void A_field_of_any_length_is_quoted_in_one_short_line()
    {
        var file = _folder.Write("feed.csv", $"timestamp,side,price,amount\n1,{new string('x', 100_000)},1,1\n");

        var exception = Assert.Throws<FeedException>(() => CsvFeed.Read(file));

        Assert.Equal($"{file}, line 2, column 'side': expected buy or sell, found '{new string('x', 40)}…' (100000 characters).", exception.Message);
    }

    [Fact]
    public void A_header_row_with_any_number_of_columns_is_quoted_in_part()
    {
        var file = _folder.Write("feed.csv", string.Join(',', Enumerable.Repeat("c", 1_000)));

        var exception = Assert.Throws<FeedException>(() => CsvFeed.Read(file));

        Assert.EndsWith("found 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c', 'c' and 980 more.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: expected a header row that names timestamp, side, price and amount, but the file is empty.")]
    [InlineData("timestamp,side,price,amount\n", "line 2: expected a trade, but the file ends after its header row.")]
    [InlineData("timestamp,side,amount\n1,buy,1\n", "line 1, column 'price': expected in the header row, found 'timestamp', 'side', 'amount'.")]
    [InlineData("timestamp;side;price;amount\n1;buy;1;1\n", "line 1, column 'timestamp': expected in the header row, found 'timestamp;side;price;amount'.")]
    [InlineData("timestamp,side,price,amount,price\n1,buy,1,1,1\n", "line 1, column 'price': expected once in the header row, found 2 times.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1,1\nsoon,buy,1,1\n", $"line 3, column 'timestamp': {Time}, found 'soon'.")]
    [InlineData("timestamp,side,price,amount\n-1,buy,1,1\n", $"line 2, column 'timestamp': {Time}, found '-1'.")]
    [InlineData("timestamp,side,price,amount\n99999999999999999,buy,1,1\n", $"line 2, column 'timestamp': {Time}, found '99999999999999999'.")]
    [InlineData("timestamp,side,price,amount\n1,hold,1,1\n", "line 2, column 'side': expected buy or sell, found 'hold'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,abc,1\n", $"line 2, column 'price': {Number}, found 'abc'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,\"1,5\",1\n", $"line 2, column 'price': {Number}, found '1,5'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,0,1\n", $"line 2, column 'price': {Number}, found '0'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,-5,1\n", $"line 2, column 'price': {Number}, found '-5'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,NaN,1\n", $"line 2, column 'price': {Number}, found 'NaN'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1e30,1\n", $"line 2, column 'price': {Number}, found '1e30'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1,\n", $"line 2, column 'amount': {Number}, found ''.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1\n", $"line 2, column 'amount': {Number}, found the end of the row.")]
    [InlineData("timestamp,side,price,amount\n2000,buy,1,1\n1999,buy,1,1\n", "line 3, column 'timestamp': expected a time not before the row above (2000), found '1999'.")]
    [InlineData("note,timestamp,side,price,amount\n\"two\nlines\",1,buy,1,1\n\n\"two\nlines\",1,buy,x,1\n", $"line 5, column 'price': {Number}, found 'x'.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1,1\n2,\"buy,1,1\n3,buy,1,1\n", "line 3: expected quotes that open and close around a whole column.")]
    [InlineData("timestamp,side,price,amount,note\n1,buy,1,1,\"never\n2,buy,1,1,closed\n", "line 2: expected quotes that open and close around a whole column.")]
    [InlineData("timestamp,side,price,amount\n1,buy,1\"5,1\n", "line 2: expected quotes that open and close around a whole column.")]
    [InlineData("timestamp,side,price,amount\n1,buy,\"a\nb\u0007\",1\n", $"line 2, column 'price': {Number}, found 'a?b?'.")]
    public async Task A_feed_that_cannot_be_read_is_refused_before_anything_starts(string csv, string message)
    {
        var file = _folder.Write("feed.csv", csv);

        var run = await DeskRun.StartAsync("--feed", file);

        Assert.Equal(2, run.ExitCode);
        var separator = message.StartsWith("line", StringComparison.Ordinal) ? ", " : ": ";
        Assert.Equal($"{file}{separator}{message}", run.Error.TrimEnd());
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_feed_that_is_not_there_is_refused_before_anything_starts()
    {
        var file = _folder.PathOf("nowhere.csv");

        var run = await DeskRun.StartAsync("--feed", file);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{file}: expected a file that can be read.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_folder_is_no_feed()
    {
        var run = await DeskRun.StartAsync("--feed", _folder.PathOf(""));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected a file that can be read.", run.Error);
    }

    [Fact]
    public void Trades_at_the_same_moment_keep_their_order()
    {
        var trades = CsvFeed.Read(_folder.Write("feed.csv", "timestamp,side,price,amount\n5,buy,1,1\n5,sell,2,1\n5,buy,3,1\n"));

        Assert.Equal([1m, 2m, 3m], trades.Select(static trade => trade.Price));
    }
}
