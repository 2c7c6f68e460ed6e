using System.Globalization;
using System.Text;

namespace TradingDesk.Tests;

/// <summary>A feed that the tests make themselves: as many seeded trades as asked for, about seven a second, with columns that the desk must skip.</summary>
internal static class GeneratedFeed
{
    public static string Csv(int trades)
    {
        var random = new Random(7);
        var csv = new StringBuilder("note,price,side,timestamp,id,amount\n");
        var (time, price) = (1_700_000_000_000L, 2_000.0);
        for (var i = 0; i < trades; i++)
        {
            var crowd = (i / 90 % 3) switch { 0 => 0.5, 1 => 0.9, _ => 0.1 };
            var wild = i / 150 % 2 == 1;
            time += random.Next(300);
            price *= 1 + ((random.NextDouble() - 0.5) * (wild ? 0.0008 : 0.0001));
            var side = random.NextDouble() < crowd ? "buy" : "sell";
            csv.Append(CultureInfo.InvariantCulture, $"\"a, quoted \"\"note\"\"\",{price:0.00},{side},{time},{i},{random.NextDouble() + 0.001:0.000}\n");
        }

        return csv.ToString();
    }
}
