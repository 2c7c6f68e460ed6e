using Benchmarks.Measuring;

namespace Benchmarks.Tests;

/// <summary>A lane whose operations take as long as the test says.</summary>
/// <param name="clock">What is charged.</param>
/// <param name="nanoseconds">How long an operation takes, by the number of the call.</param>
internal sealed class SyntheticLane(ManualClock clock, Func<int, double> nanoseconds) : Lane("synthetic")
{
    public int Calls { get; private set; }

    public override void Run(int operations) => clock.Charge(operations * nanoseconds(Calls++));
}
