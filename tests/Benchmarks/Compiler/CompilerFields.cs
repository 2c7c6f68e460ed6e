using System.Globalization;
using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Lanes;
using Benchmarks.Compiler.Projects;
using Benchmarks.Measuring;
using Benchmarks.Suites;

namespace Benchmarks.Compiler;

/// <summary>The lanes of every generator with projects of every size.</summary>
internal sealed class CompilerFields
{
    private readonly Dictionary<(string Generator, int Messages), Editor> _editors = [];
    private readonly IReadOnlyList<GeneratorUnderTest> _generators;
    private readonly IReadOnlyList<int> _sizes;

    private CompilerFields(IReadOnlyList<GeneratorUnderTest> generators, IReadOnlyList<int> sizes) => (_generators, _sizes) = (generators, sizes);

    /// <summary>One field for everything that is measured in this process.</summary>
    /// <param name="generators">Ours, and the peers.</param>
    /// <param name="options">What is measured.</param>
    public static IReadOnlyList<CompilerField> Build(IReadOnlyList<GeneratorUnderTest> generators, CompilerOptions options)
    {
        var fields = new CompilerFields(generators, options.Sizes);
        return [.. ((string[])[CompilerOptions.Cold, .. Edits.All]).Where(options.Measures).Select(fields.Of)];
    }

    private CompilerField Of(string what)
    {
        List<CompilerLane> lanes = [.. from messages in _sizes from generator in _generators select new CompilerLane(generator.Name, messages, Lane(what, generator, messages))];
        List<Comparison> comparisons =
        [
            .. from ours in lanes
               where ours.Generator == Peer.None
               from peer in lanes
               where peer.Messages == ours.Messages && peer != ours
               select new Comparison(what, CompilerFigures.Series(peer.Generator, ours.Messages), ours.Lane, peer.Lane),
            .. from ours in lanes
               where ours.Generator == Peer.None && ours.Messages != _sizes[0]
               let few = lanes.Single(lane => lane.Generator == Peer.None && lane.Messages == _sizes[0])
               select new Comparison(what, CompilerFigures.Series(string.Create(CultureInfo.InvariantCulture, $"{Peer.None}-{few.Messages}"), ours.Messages), ours.Lane, few.Lane),
        ];
        return new(what, lanes, new([.. lanes.Select(static lane => lane.Lane)], comparisons));
    }

    private Lane Lane(string what, GeneratorUnderTest generator, int messages) => what == CompilerOptions.Cold
        ? new ColdLane($"{what} {generator.Title} {messages}", new(generator, messages))
        : new EditLane($"{what} {generator.Title} {messages}", EditorOf(generator, messages), what);

    // One project is open, whatever is edited in it.
    private Editor EditorOf(GeneratorUnderTest generator, int messages)
    {
        if (!_editors.TryGetValue((generator.Name, messages), out var editor))
        {
            _editors.Add((generator.Name, messages), editor = new(generator, messages));
        }

        return editor;
    }
}
