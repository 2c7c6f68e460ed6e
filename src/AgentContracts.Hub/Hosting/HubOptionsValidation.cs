using System.Globalization;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Hosting;

/// <summary>Refuses, when the hub starts, what <see cref="HubOptions"/> does not allow.</summary>
internal sealed class HubOptionsValidation : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options) =>
        options.MaxFrameBytes is >= HubOptions.LowestMaxFrameBytes and <= HubOptions.HighestMaxFrameBytes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(HubOptions)}.{nameof(HubOptions.MaxFrameBytes)} is {options.MaxFrameBytes}, but must be from {HubOptions.LowestMaxFrameBytes} to {HubOptions.HighestMaxFrameBytes}."));
}
