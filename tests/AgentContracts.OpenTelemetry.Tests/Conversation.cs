namespace AgentContracts.OpenTelemetry.Tests;

/// <summary>Carries <see cref="Question"/>.</summary>
[Channel("questions", Tier.Fast)]
public partial class Questions;

/// <summary>Carries <see cref="Answer"/>.</summary>
[Channel("answers", Tier.Fast)]
public partial class Answers;

/// <summary>What is asked.</summary>
[Tier(Tier.Fast), RoutesTo<Questions>]
public sealed partial record Question(int Number);

/// <summary>What is answered.</summary>
[Tier(Tier.Fast), RoutesTo<Answers>]
public sealed partial record Answer(int Number);

/// <summary>Asks, and completes when it is answered.</summary>
[Agent("asker"), Subscribes<Answers>, Publishes<Question>]
public sealed partial class Asker(Heard heard)
{
    public ValueTask HandleAsync(Answer message, MessageContext context, CancellationToken cancellationToken)
    {
        heard.Answer.TrySetResult(message.Number);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Answers.</summary>
[Agent("knower"), Subscribes<Questions>, Publishes<Answer>]
public sealed partial class Knower(IHub<Knower> hub)
{
    public ValueTask HandleAsync(Question message, MessageContext context, CancellationToken cancellationToken) =>
        hub.SendAsync(new Answer(message.Number), cancellationToken);
}

/// <summary>What the asker heard.</summary>
public sealed class Heard
{
    public TaskCompletionSource<int> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
