namespace Benchmarks;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Everything was measured, whether the goals are met or not.</summary>
    public const int Ok = 0;

    /// <summary>A codec, validator or generator does not do what is to be measured; nothing was.</summary>
    public const int WrongCodec = 1;

    /// <summary>An argument, or a file to write to, is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped before the end; nothing was written to a file.</summary>
    public const int Stopped = 3;
}
