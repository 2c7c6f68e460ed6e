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
            var text = figures.Select(static figure => $"{figure.Key.Replace('_', ' ')} {Convert.ToString(figure.Value, CultureInfo.InvariantCulture)}");
            output.WriteLine($"{agent}: {string.Join(", ", text)}");
        }
    }
}
