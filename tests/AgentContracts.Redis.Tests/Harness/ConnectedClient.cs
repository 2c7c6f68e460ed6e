namespace AgentContracts.Redis.Tests.Harness;

/// <summary>A line of <c>CLIENT LIST</c>.</summary>
public sealed record ConnectedClient(string Id, string Name, string User, string Flags, string Command, int Subscriptions)
{
    public static ConnectedClient Parse(string line)
    {
        var fields = line.Split(' ').Select(static field => field.Split('=', 2)).ToDictionary(static field => field[0], static field => field[^1]);
        return new ConnectedClient(fields["id"], fields["name"], fields["user"], fields["flags"], fields["cmd"], int.Parse(fields["sub"]));
    }
}
