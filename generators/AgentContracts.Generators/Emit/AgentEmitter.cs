namespace AgentContracts.Generators.Emit;

/// <summary>Writes what is known of an agent and how one is made.</summary>
internal static class AgentEmitter
{
    public static GeneratedFile Emit(AgentOutput output)
    {
        var agent = output.Agent;
        var contract = $"{Text.Language}.IAgent<{agent.Type.FullName}>";
        return TypeFile.Write(agent.Type, "Agent", [contract], writer =>
        {
            if (agent.Problem is { } problem)
            {
                writer.Line(Text.GeneratedCode);
                writer.Line($"static {Text.Language}.AgentInfo<{agent.Type.FullName}> {contract}.Info => {Stub.Exception(problem)};");
            }
            else
            {
                WriteInfo(writer, output, contract);
            }

            writer.Line();
            writer.Line(Text.GeneratedCode);
            writer.Line($"static {agent.Type.FullName} {contract}.Create({Text.Language}.IAgentServices services) =>");
            writer.Line($"    {CreationOf(agent)};");
        });
    }

    private static void WriteInfo(IndentedWriter writer, AgentOutput output, string contract)
    {
        var agent = output.Agent;
        writer.Line(Text.GeneratedCode);
        using (writer.Block($"static {Text.Language}.AgentInfo<{agent.Type.FullName}> {contract}.Info {{ get; }} = new()", ";"))
        {
            writer.Line($"Id = {Text.Literal(agent.Id)},");
            writer.Line($"Type = {Text.Literal(agent.Kind)},");
            if (agent.IsExclusive)
            {
                writer.Line("Exclusive = true,");
            }

            if (agent.MaxConcurrency != 1)
            {
                writer.Line($"MaxConcurrency = {agent.MaxConcurrency},");
            }

            Initializers.WriteList(writer, "Subscriptions", agent.Subscriptions.Select(static s => $"{Text.Language}.Subscription.To<{s.Channel}>({(s.BudgetMs == 0 ? "" : $"budgetMs: {s.BudgetMs}")})"));
            Initializers.WriteList(writer, "Ignores", agent.Ignores.Select(static m => $"{Text.Language}.MessageInfo.Of<{m}>()"));
            Initializers.WriteList(writer, "Publishes", agent.Publishes.Select(static m => $"{Text.Language}.MessageInfo.Of<{m}>()"));
            Initializers.WriteList(writer, "Handlers", output.Handled.Select(m => $"{Text.Language}.MessageHandler.Of<{agent.Type.FullName}, {m}>()"));
        }
    }

    private static string CreationOf(RegistrationModel agent)
    {
        if (agent.Problem is { } problem)
        {
            return Stub.Exception(problem);
        }

        if (agent.Construction is not { } construction)
        {
            return Stub.Exception($"{agent.Type.FullName.Replace("global::", "")} has no public or internal constructor that services can fill.");
        }

        var arguments = construction.Arguments.Count <= 1
            ? string.Concat(construction.Arguments)
            : string.Concat(construction.Arguments.Select(static (a, i) => $"{(i == 0 ? "" : ",")}\n        {a}"));
        var required = string.Join(", ", construction.Required.Select(static r => $"{r.Name} = {r.Value}"));
        return $"new {agent.Type.FullName}({arguments}){(required.Length == 0 ? "" : $" {{ {required} }}")}";
    }
}
