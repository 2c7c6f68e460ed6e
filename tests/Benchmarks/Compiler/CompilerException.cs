namespace Benchmarks.Compiler;

/// <summary>A generator does not do what is to be measured; its figures would say nothing.</summary>
internal sealed class CompilerException(string message) : Exception(message);
