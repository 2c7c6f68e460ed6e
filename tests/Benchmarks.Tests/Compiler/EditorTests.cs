using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Lanes;
using Benchmarks.Compiler.Projects;
using Benchmarks.Suites;

namespace Benchmarks.Tests.Compiler;

public sealed class EditorTests
{
    [Fact]
    public void What_a_generator_writes_anew_is_counted()
    {
        var editor = new Editor(GeneratorCatalog.Build().Single(static generator => generator.Name == Peer.MemoryPack), 10, tracked: true);

        editor.Generate(editor.Edit(Edits.Unrelated));
        Assert.Equal(0, editor.WrittenFiles);

        editor.Generate(editor.Edit(Edits.Message));
        Assert.InRange(editor.WrittenFiles, 1, 10);
    }

    [Theory]
    [InlineData(Edits.Unrelated, 0)]
    [InlineData(Edits.Declaration, 0)]
    [InlineData(Edits.Message, 1)]
    public void Ours_writes_only_what_an_edit_changes(string edit, int files)
    {
        var editor = new Editor(GeneratorCatalog.Build().Single(static generator => generator.Name == Peer.None), 20, tracked: true);

        for (var round = 0; round < 2; round++)
        {
            editor.Generate(editor.Edit(edit));
            Assert.Equal(files, editor.WrittenFiles);
        }
    }

    [Fact]
    public void Every_edit_changes_one_file_of_the_project()
    {
        var source = new ContractsSource();
        var paths = source.Files(20).Select(static file => file.Path).ToArray();

        Assert.All(Edits.All, edit =>
        {
            var before = Edits.File(edit, source, 20, 1);
            var after = Edits.File(edit, source, 20, 2);
            Assert.Contains(before.Path, paths);
            Assert.Equal(before.Path, after.Path);
            Assert.NotEqual(before.Text, after.Text);
        });
    }
}
