using Benchmarks.Samples;

namespace Benchmarks.Shapes;

/// <summary>The forms that one message takes in the comparison, and the ways between them.</summary>
/// <typeparam name="TContract">Ours.</typeparam>
/// <typeparam name="TTwin">The record that most peers write and read; it tells whether two messages are equal.</typeparam>
/// <typeparam name="TProto">The class that protoc makes.</typeparam>
internal abstract class Shape<TContract, TTwin, TProto>
{
    /// <summary>A message that breaks no rule.</summary>
    public abstract TTwin Sample(Dice dice);

    /// <summary>The same message with three rules broken.</summary>
    public abstract TTwin Break(TTwin twin);

    /// <summary>Ours from the twin.</summary>
    public abstract TContract ToContract(TTwin twin);

    /// <summary>The twin from ours.</summary>
    public abstract TTwin FromContract(TContract contract);

    /// <summary>protoc's from the twin.</summary>
    public abstract TProto ToProto(TTwin twin);

    /// <summary>The twin from protoc's.</summary>
    public abstract TTwin FromProto(TProto proto);
}
