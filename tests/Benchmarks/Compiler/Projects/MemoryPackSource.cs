namespace Benchmarks.Compiler.Projects;

/// <summary>Records of MemoryPack.</summary>
internal sealed class MemoryPackSource : ProjectSource
{
    protected override string GlobalUsing => "global using MemoryPack;\n";

    protected override string PartMarks => "[MemoryPackable]";

    protected override string Marks(int file) => "[MemoryPackable]";
}
