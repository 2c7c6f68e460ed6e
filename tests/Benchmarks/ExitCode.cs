namespace Benchmarks;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Everything was measured, whether the goals are met or not.</summary>
    public const int Ok = 0;

    /// <summary>What is to be measured, or what that needs, does not work; nothing was measured.</summary>
    public const int NothingMeasured = 1;

    /// <summary>An argument, or a file to write to, is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped before the end; nothing was written to a file.</summary>
    public const int Stopped = 3;
}
