using System.CommandLine;

namespace Chaos.Workers;

/// <summary>The command that a scenario starts processes with; not for people.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create(CancellationToken stop)
    {
        var role = new Argument<WorkerRole>("role");
        var redis = new Argument<string>("redis");
        var history = new Argument<string>("history");
        var command = new Command(Name, "Works until its input ends.") { role, redis, history };
        command.Hidden = true;
        command.SetAction((parsed, _) => WorkerProgram.RunAsync(parsed.GetValue(role), parsed.GetValue(redis)!, parsed.GetValue(history)!, stop));
        return command;
    }
}
