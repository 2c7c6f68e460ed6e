using System.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>
/// A project of so many records with six members each, ten to a file, as a user of one generator writes it. The records are the same for every generator, the
/// rules on their members included; what marks them, and what goes with them, is not.
/// </summary>
internal abstract class ProjectSource
{
    /// <summary>How many records stand in a file.</summary>
    public const int PerFile = 10;

    /// <summary>The file that no generator cares for.</summary>
    public const string UnrelatedPath = "Unrelated.cs";

    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    /// <summary>Every file, in a fixed order. A project that only asks whether everything works has ten messages or fewer.</summary>
    public IReadOnlyList<SourceFile> Files(int messages)
    {
        List<SourceFile> files = [new("Usings.cs", Usings + GlobalUsing), new("Shared.cs", Shared), Unrelated(0, 0)];
        for (var first = 0; first < messages; first += PerFile)
        {
            files.Add(Messages(first / PerFile, Math.Min(PerFile, messages - first), 20));
        }

        files.AddRange(Beside(messages));
        return files;
    }

    /// <summary>The file that no generator cares for, with another number in a method body, or with so many more constants.</summary>
    public static SourceFile Unrelated(int body, int declarations)
    {
        var text = new StringBuilder("namespace Acme;\n\ninternal static class Unrelated\n{\n");
        for (var i = 1; i <= declarations; i++)
        {
            text.Append($"    internal const int Value{i} = {i};\n");
        }

        text.Append($"    internal static int Answer(int question)\n    {{\n        var answer = question + {body};\n        return answer;\n    }}\n}}\n");
        return new(UnrelatedPath, text.ToString());
    }

    /// <summary>One of the files with records.</summary>
    /// <param name="file">Which.</param>
    /// <param name="count">How many records it has.</param>
    /// <param name="bound">How long a text of the first record may be.</param>
    public SourceFile Messages(int file, int count, int bound)
    {
        var text = new StringBuilder("namespace Acme;\n\n").Append(Before(file));
        for (var i = 0; i < count; i++)
        {
            text.Append(
                $$"""
                {{Marks(file)}}
                public sealed partial record {{Name(file, i)}}(
                    [Required, StringLength({{(i == 0 ? bound : 20)}})] string Symbol, Side Side, [Range(0.0, 1e9)] double Price, long Quantity, string? Note, Leg[] Legs){{Implements}};


                """);
        }

        return new($"Messages{file}.cs", text.Append(After(file, count)).ToString());
    }

    /// <summary>The name of a record.</summary>
    public static string Name(int file, int index) => $"Message{file}x{index}";

    /// <summary>The names of the records of a project.</summary>
    protected static IEnumerable<string> Names(int messages) => Enumerable.Range(0, messages).Select(static i => Name(i / PerFile, i % PerFile));

    /// <summary>One more line of usings.</summary>
    protected abstract string GlobalUsing { get; }

    /// <summary>The attributes of a type that records contain.</summary>
    protected virtual string PartMarks => "";

    /// <summary>The base list of a record.</summary>
    protected virtual string Implements => "";

    /// <summary>The attributes of a record.</summary>
    protected virtual string Marks(int file) => "";

    /// <summary>What stands before the records of a file.</summary>
    protected virtual string Before(int file) => "";

    /// <summary>What stands after them.</summary>
    protected virtual string After(int file, int count) => "";

    /// <summary>Further files.</summary>
    protected virtual IEnumerable<SourceFile> Beside(int messages) => [];

    private string Shared =>
        $$"""
        namespace Acme;

        public enum Side { Buy, Sell }

        {{PartMarks}}
        public sealed partial record Leg(string Venue, double Price, int Quantity);

        """;
}
