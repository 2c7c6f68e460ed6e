namespace AgentContracts.Conformance;

/// <summary>One agent object: every agent of a test leaves its handlers to it.</summary>
/// <param name="script">What it does.</param>
/// <param name="role">The agent's class.</param>
/// <param name="number">Which object of that class, from 1 in the order in which they were made.</param>
public sealed class Actor(Script script, string role, int number)
{
    /// <summary>The agent's class.</summary>
    public string Role { get; } = role;

    /// <summary>Which object of that class, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Does what the script says.</summary>
    public async ValueTask PlayAsync(object message, MessageContext context, CancellationToken cancellationToken)
    {
        var performance = new Performance(this, message, context);
        script.Begin(performance);
        foreach (var line in script.Lines())
        {
            await line(new Cue(performance, context, cancellationToken));
        }

        performance.End();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Role} {Number}";
}
