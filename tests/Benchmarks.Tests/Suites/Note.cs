namespace Benchmarks.Tests.Suites;

/// <summary>A message for codecs that are made for a test.</summary>
internal sealed record Note(int Number, string Text);
