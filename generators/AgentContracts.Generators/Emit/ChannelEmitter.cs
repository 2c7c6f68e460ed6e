namespace AgentContracts.Generators.Emit;

/// <summary>Writes what is known of a channel, and the interface of those who handle everything on it.</summary>
internal static class ChannelEmitter
{
    public static GeneratedFile Emit(ChannelOutput output)
    {
        var channel = output.Channel;
        var contract = $"{Text.Language}.IChannel<{channel.Type.FullName}>";
        return TypeFile.Write(channel.Type, "Channel", [contract], writer =>
        {
            if (channel.Problem is { } problem)
            {
                writer.Line(Text.GeneratedCode);
                writer.Line($"static {Text.Language}.ChannelInfo {contract}.Info => {Stub.Exception(problem)};");
            }
            else
            {
                WriteInfo(writer, channel, contract);
            }

            if (!channel.HasOwnHandler)
            {
                writer.Line();
                WriteHandler(writer, output);
            }
        });
    }

    private static void WriteInfo(IndentedWriter writer, ChannelModel channel, string contract)
    {
        writer.Line(Text.GeneratedCode);
        using (writer.Block($"static {Text.Language}.ChannelInfo {contract}.Info {{ get; }} = new()", ";"))
        {
            writer.Line($"Name = {Text.Literal(channel.WireName)},");
            if (channel.Tier is not null)
            {
                writer.Line($"Tier = {Text.Language}.Tier.{channel.Tier},");
            }

            if (channel.IsEmergency)
            {
                writer.Line("IsEmergency = true,");
            }

            Initializers.WriteOverrides(writer, channel.Overrides);
            if (channel.Fallback is not null)
            {
                writer.Line($"Fallback = static () => {Text.Language}.ChannelInfo.Of<{channel.Fallback}>(),");
            }
        }
    }

    private static void WriteHandler(IndentedWriter writer, ChannelOutput output)
    {
        var handles = output.Messages.Select(static m => $"{Text.Language}.IHandle<{m}>").ToArray();
        var access = output.HandlerIsPublic ? "public" : "internal";
        writer.Line("/// <summary>Handles every message of this assembly that the channel carries.</summary>");
        writer.Line(Text.GeneratedCode);
        writer.Line($"{access} {(output.Channel.HidesHandler ? "new " : "")}interface IHandler{(handles.Length == 0 ? ";" : " :")}");
        for (var i = 0; i < handles.Length; i++)
        {
            writer.Line($"    {handles[i]}{(i == handles.Length - 1 ? ";" : ",")}");
        }
    }
}
