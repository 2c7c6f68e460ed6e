namespace AgentContracts.Hub.Receiving;

/// <summary>Chooses the priority to serve next: the highest that waits, but no lane is passed over more often than its patience allows.</summary>
internal sealed class LanePicker
{
    /// <summary>How often a lane may be passed over before it is served.</summary>
    public const int Patience = 16;

    private readonly int[] _passedOver = new int[PriorityLanes.Count];

    /// <summary>The lane to serve, or -1 where nothing waits.</summary>
    /// <param name="waiting">How many copies wait in each lane, by priority.</param>
    public int Pick(ReadOnlySpan<int> waiting)
    {
        var chosen = -1;
        for (var lane = waiting.Length - 1; lane >= 0; lane--)
        {
            if (waiting[lane] > 0 && (chosen < 0 || (_passedOver[lane] >= Patience && _passedOver[lane] > _passedOver[chosen])))
            {
                chosen = lane;
            }
        }

        for (var lane = 0; lane < waiting.Length; lane++)
        {
            _passedOver[lane] = lane == chosen || waiting[lane] == 0 ? 0 : lane < chosen ? _passedOver[lane] + 1 : _passedOver[lane];
        }

        return chosen;
    }
}
