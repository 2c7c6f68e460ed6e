namespace AgentContracts.Analyzers;

/// <summary>A setting that would end a contradiction, on the way from a rule to its fix.</summary>
public static class SettingRemedy
{
    /// <summary>The property of a diagnostic that holds the name of the setting.</summary>
    public const string SettingProperty = "Setting";

    /// <summary>The property of a diagnostic that holds its value.</summary>
    public const string ValueProperty = "Value";

    /// <summary>The properties of a diagnostic on an attribute that should set a number.</summary>
    internal static ImmutableDictionary<string, string?> Set(string setting, int value) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(SettingProperty, setting)
            .Add(ValueProperty, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
