namespace Benchmarks.Suites;

/// <summary>A codec does not do what is to be measured; its figures would say nothing.</summary>
internal sealed class CodecException(string message, Exception? inner = null) : Exception(message, inner);
