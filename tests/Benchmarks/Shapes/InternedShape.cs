namespace Benchmarks.Shapes;

/// <summary>A shape that exists with interned strings, too; only reading tells the two apart.</summary>
/// <typeparam name="TContract">Ours.</typeparam>
/// <typeparam name="TTwin">The record that most peers write and read.</typeparam>
/// <typeparam name="TProto">The class that protoc makes.</typeparam>
/// <typeparam name="TInterned">Ours with <c>[Interned]</c> strings.</typeparam>
internal abstract class InternedShape<TContract, TTwin, TProto, TInterned> : Shape<TContract, TTwin, TProto>
{
    /// <summary>The twin from ours with interned strings.</summary>
    public abstract TTwin FromInterned(TInterned contract);
}
