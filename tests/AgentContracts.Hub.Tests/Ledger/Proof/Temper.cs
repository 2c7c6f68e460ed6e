using AgentContracts.Conformance;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>What handlers of a history do: most return at once, others fail, take their time or send; always the same for one seed.</summary>
internal sealed class Temper(History history, int seed)
{
    public void Rule(Script script) => script.When<INumbered>(ActAsync);

    private async ValueTask ActAsync(Cue cue, INumbered message)
    {
        var mood = MoodFor(cue, message);
        switch (mood % 100)
        {
            case < 15:
                throw new ScriptedException();
            case < 22:
                await Task.Delay(TimeSpan.FromMilliseconds(1 + (mood % 400)), history.Clock, cue.CancellationToken);
                break;
            case < 26:
                await Task.Delay(TimeSpan.FromMilliseconds(1 + (mood % 50)), history.Clock, cue.CancellationToken);
                throw new ScriptedException();
            case < 32:
                await Task.Yield();
                break;
            case < 36:
                await history.SendAsync(history.AnyHub(), choice: (int)(mood % 2 == 0 ? 6u : 11u), Priority.Low, cue.CancellationToken);
                break;
        }
    }

    private uint MoodFor(Cue cue, INumbered message)
    {
        var mood = (uint)seed;
        foreach (var part in new[] { message.Number, cue.Performance.Attempt, cue.Performance.Actor.Role.Length, cue.Performance.Actor.Role[0] })
        {
            mood = (mood ^ (uint)part) * 2_654_435_761;
            mood ^= mood >> 15;
        }

        return mood;
    }
}
