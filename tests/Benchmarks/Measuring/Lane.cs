namespace Benchmarks.Measuring;

/// <summary>One thing that is measured beside others: a loop over the same work.</summary>
/// <param name="name">What it is called in errors.</param>
internal abstract class Lane(string name)
{
    /// <summary>What it is called in errors.</summary>
    public string Name { get; } = name;

    /// <summary>Nanoseconds per operation, one value per round.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Bytes that one operation allocates on its thread, on average; set by <see cref="Allocations"/>.</summary>
    public double Allocated { get; set; }

    /// <summary>How many operations fill a round.</summary>
    public int Operations { get; set; } = 1;

    /// <summary>Makes ready for a round; its time does not count. There is nothing to do unless overridden.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Does the work so many times. The loop is inside, so that a call costs nothing that counts.</summary>
    public abstract void Run(int operations);

    /// <summary>Lets go of what the round needed; its time does not count. There is nothing to do unless overridden.</summary>
    public virtual void CleanUp()
    {
    }
}
