using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Carries parcels and letters, one at a time and slowly.</summary>
[Agent("porter"), Subscribes<Parcels>, Subscribes<Letters>]
public sealed partial class Porter
{
    /// <summary>How long each takes.</summary>
    public static readonly TimeSpan Work = TimeSpan.FromMilliseconds(10);

    public async ValueTask HandleAsync(Parcel parcel, MessageContext context, CancellationToken cancellationToken) => await Task.Delay(Work, cancellationToken);

    public async ValueTask HandleAsync(Letter letter, MessageContext context, CancellationToken cancellationToken) => await Task.Delay(Work, cancellationToken);
}
