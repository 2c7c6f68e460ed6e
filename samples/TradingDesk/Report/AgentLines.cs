using System.Globalization;

namespace TradingDesk.Report;

/// <summary>What each agent did, one line each.</summary>
public static class AgentLines
{
    /// <summary>Prints the lines.</summary>
    public static void Print(IReadOnlyDictionary<string, Figures> agents, TextWriter output)
    {
        foreach (var (agent, figures) in agents)
        {
            output.WriteLine($"{agent}: {Text(figures)}");
        }
    }

    /// <summary>What one agent did.</summary>
    public static string Text(Figures figures) =>
        string.Join(", ", figures.Select(static figure => $"{figure.Key.Replace('_', ' ')} {Convert.ToString(figure.Value, CultureInfo.InvariantCulture)}"));
}
