namespace Benchmarks.Compiler.Projects;

/// <summary>A file of a project.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record SourceFile(string Path, string Text);
