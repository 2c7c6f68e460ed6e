using System.Runtime.CompilerServices;

namespace Benchmarks.Mediators;

/// <summary>Hears what has one handler. Static, which is what costs Wolverine least.</summary>
public static class WolverineTickHandler
{
    /// <summary>The sum of the numbers so far.</summary>
    public static long Heard { get; private set; }

    /// <summary>Handles one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Handle(WolverineTick tick) => Heard += tick.Number;
}

/// <summary>One of three.</summary>
public static class FirstWolverineNewsHandler
{
    /// <summary>The sum of the numbers so far.</summary>
    public static long Heard { get; private set; }

    /// <summary>Handles one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Handle(WolverineNews news) => Heard += news.Number;
}

/// <summary>One of three.</summary>
public static class SecondWolverineNewsHandler
{
    /// <summary>The sum of the numbers so far.</summary>
    public static long Heard { get; private set; }

    /// <summary>Handles one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Handle(WolverineNews news) => Heard += news.Number;
}

/// <summary>One of three.</summary>
public static class ThirdWolverineNewsHandler
{
    /// <summary>The sum of the numbers so far.</summary>
    public static long Heard { get; private set; }

    /// <summary>Handles one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Handle(WolverineNews news) => Heard += news.Number;
}
