namespace TradingDesk.Report;

/// <summary>Shows a run while it goes on.</summary>
public interface IDisplay
{
    /// <summary>Tells a person one thing.</summary>
    void Say(string text);

    /// <summary>Shows what flows until the run has ended.</summary>
    Task ShowAsync(Func<Task> run);
}
