namespace Benchmarks.Dispatch;

/// <summary>A dispatch does not do what is to be measured; its figures would say nothing.</summary>
internal sealed class DispatchException(string message, Exception? inner = null) : Exception(message, inner);
