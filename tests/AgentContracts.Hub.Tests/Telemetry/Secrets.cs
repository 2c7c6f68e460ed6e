using System.ComponentModel.DataAnnotations;
using AgentContracts.Validation;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>Carries secrets.</summary>
[Channel("vault", Tier.Tactical)]
public partial class Vault;

/// <summary>Something with members that nobody may see.</summary>
[Tier(Tier.Tactical), RoutesTo<Vault>]
public sealed partial record Secret(
    int Number,
    [Sensitive, StringLength(20)] string Pin,
    [Sensitive, RegularExpression("[a-z-]+")] string Word,
    [Sensitive] Dictionary<string, string>? Notes = null)
{
    partial void OnValidate(ref Violations violations)
    {
        if (Number == 11)
        {
            throw new InvalidOperationException($"{Pin} is not a good one.");
        }
    }
}

/// <summary>Keeps secrets.</summary>
[Agent("keeper"), Subscribes<Vault>, Publishes<Secret>]
public sealed partial class Keeper
{
    public ValueTask HandleAsync(Secret message, MessageContext context, CancellationToken cancellationToken) =>
        message.Number < 0 ? throw new InvalidOperationException("It cannot be handled.") : ValueTask.CompletedTask;
}
