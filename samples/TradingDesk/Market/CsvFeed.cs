using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TradingDesk.Contracts.Messages;

namespace TradingDesk.Market;

/// <summary>Trades from a CSV file whose header row names <c>timestamp</c> (Unix ms), <c>side</c>, <c>price</c> and <c>amount</c>, in any order and among others.</summary>
public sealed class CsvFeed : IDisposable
{
    /// <summary>The smallest price and amount.</summary>
    public const double SmallestNumber = 0.000_000_01;

    /// <summary>The largest price and amount: what the desk's messages allow. Beyond it a feed is more likely broken than a market mad.</summary>
    public const double LargestNumber = 1_000_000_000;

    private const int MostCharactersQuoted = 40;
    private const int MostColumnsQuoted = 20;

    private static readonly long LatestTime = new DateTimeOffset(3000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly string _file;
    private readonly CsvParser _csv;
    private bool _badQuotes;

    private CsvFeed(string file, TextReader text)
    {
        _file = file;
        _csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = _ => _badQuotes = true });
    }

    /// <summary>Reads all of a feed, so that whatever is wrong with it is known before anything starts.</summary>
    /// <exception cref="FeedException">A row cannot be read, or there is none; names file, line, column and what was expected.</exception>
    public static IReadOnlyList<Trade> Read(string file)
    {
        try
        {
            using var text = new StreamReader(file);
            using var feed = new CsvFeed(file, text);
            return feed.ReadTrades();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FeedException($"{file}: expected a file that can be read. {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private List<Trade> ReadTrades()
    {
        if (!ReadRow())
        {
            throw new FeedException($"{_file}, line 1: expected a header row that names timestamp, side, price and amount, but the file is empty.");
        }

        var (header, headerEnd) = (_csv.Record!, _csv.RawRow);
        var (timestamp, side, price, amount) = (Find(header, "timestamp"), Find(header, "side"), Find(header, "price"), Find(header, "amount"));
        var trades = new List<Trade>();
        while (ReadRow())
        {
            var time = Time(timestamp);
            if (trades.Count > 0 && time < trades[^1].Time)
            {
                // A replay cannot go back, and sorting would hide that the file is not what it seems.
                throw Expected(timestamp, $"a time not before the row above ({trades[^1].Time.ToUnixTimeMilliseconds()})");
            }

            trades.Add(new(time, SideOf(side), Number(price), Number(amount)));
        }

        return trades.Count > 0 ? trades : throw new FeedException($"{_file}, line {headerEnd + 1}: expected a trade, but the file ends after its header row.");
    }

    private bool ReadRow()
    {
        // A column is looked at when it is read. Reading all of them finds quotes that never close and would swallow what follows.
        var row = _csv.Read() ? _csv.Record : null;
        return !_badQuotes ? row is not null : throw new FeedException($"{_file}, line {Line}: expected quotes that open and close around a whole column.");
    }

    // The parser counts the line on which a row ends.
    private int Line => _csv.RawRow - (_csv.Record?.Sum(static column => column.Count(static c => c == '\n')) ?? 0);

    private Column Find(string[] header, string name)
    {
        var found = header.Index().Where(column => column.Item.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static column => column.Index).ToList();
        return found switch
        {
            [var index] => new(name, index),
            [] => throw new FeedException($"{_file}, line {Line}, column '{name}': expected in the header row, found {string.Join(", ", header.Take(MostColumnsQuoted).Select(Quoted))}{(header.Length > MostColumnsQuoted ? $" and {header.Length - MostColumnsQuoted} more" : "")}."),
            _ => throw new FeedException($"{_file}, line {Line}, column '{name}': expected once in the header row, found {found.Count} times."),
        };
    }

    private DateTimeOffset Time(Column column) =>
        long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= LatestTime
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : throw Expected(column, "a Unix time in milliseconds such as 1675329600138");

    private Side SideOf(Column column) => Text(column)?.ToLowerInvariant() switch
    {
        "buy" => Side.Buy,
        "sell" => Side.Sell,
        _ => throw Expected(column, "buy or sell"),
    };

    private decimal Number(Column column) =>
        decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number is >= (decimal)SmallestNumber and <= (decimal)LargestNumber
            ? number
            : throw Expected(column, "a number from 0.00000001 to 1000000000, such as 1666.80");

    private string? Text(Column column) => column.Index < _csv.Count ? _csv[column.Index] : null;

    private FeedException Expected(Column column, string expected)
    {
        var found = Text(column) is { } text ? Quoted(text) : "the end of the row";
        return new($"{_file}, line {Line}, column '{column.Name}': expected {expected}, found {found}.");
    }

    /// <summary>A text from the feed as part of one line: a broken feed may hold anything, of any length.</summary>
    private static string Quoted(string text)
    {
        var line = string.Concat(text.Take(MostCharactersQuoted).Select(static character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
        return text.Length > MostCharactersQuoted ? $"'{line}…' ({text.Length} characters)" : $"'{line}'";
    }

    private readonly record struct Column(string Name, int Index);
}
