namespace AgentContracts.Generators.Emit;

/// <summary>An open block of an <see cref="IndentedWriter"/>.</summary>
/// <param name="writer">Where it is open.</param>
/// <param name="end">What stands after its closing brace.</param>
internal readonly struct Block(IndentedWriter writer, string end) : IDisposable
{
    public void Dispose() => writer.Close(end);
}
