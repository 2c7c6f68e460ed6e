namespace Chaos;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Every promise was kept.</summary>
    public const int Ok = 0;

    /// <summary>One was not.</summary>
    public const int Broken = 1;

    /// <summary>An argument, or the file to write to, is wrong, or Redis is not installed.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped before the end.</summary>
    public const int Stopped = 3;
}
