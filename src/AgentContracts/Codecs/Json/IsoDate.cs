namespace AgentContracts.Codecs;

/// <summary>Dates in ISO 8601.</summary>
internal static class IsoDate
{
    private const int Length = 10;
    private const int YearEnd = 4;
    private const int MonthEnd = 7;

    /// <summary>Reads a date of exactly the form <c>2025-11-22</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != Length || text[YearEnd] != '-' || text[MonthEnd] != '-')
        {
            return false;
        }

        var year = Number(text[..YearEnd]);
        var month = Number(text[(YearEnd + 1)..MonthEnd]);
        var day = Number(text[(MonthEnd + 1)..]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
