using System.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>Notifications of Mediator: a handler of ten for every file, as our agents are.</summary>
internal sealed class MediatorSource : ProjectSource
{
    protected override string GlobalUsing => "global using Mediator;\n";

    protected override string Implements => " : INotification";

    protected override string After(int file, int count)
    {
        var names = Enumerable.Range(0, count).Select(i => Name(file, i)).ToArray();
        var text = new StringBuilder($"public sealed class Agent{file} : {string.Join(", ", names.Select(static name => $"INotificationHandler<{name}>"))}\n{{\n");
        foreach (var name in names)
        {
            text.Append($"    public ValueTask Handle({name} message, CancellationToken cancellationToken) => default;\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
