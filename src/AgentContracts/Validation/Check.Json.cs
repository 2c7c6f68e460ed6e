using System.Text.Json;
using AgentContracts.Codecs;

namespace AgentContracts.Validation;

/// <content>The rules of JSON whose shape no contract knows.</content>
public static partial class Check
{
    /// <summary>A JSON value that can cross the wire: it is there, its texts are of whole characters, and it fits into the levels that a reader goes into.</summary>
    public static void Json(ref Violations violations, Member member, JsonElement value)
    {
        if (!OpenJson.TryGetText(value, out var json))
        {
            if (!violations.OnlyCountsNull())
            {
                Broken.Rule<object?>(ref violations, member, "Present", null, "{0} must hold a JSON value: it is undefined, or its document has been disposed of.");
            }

            return;
        }

        var look = OpenJson.Of(json);
        if (!look.IsWellFormed && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "WellFormed", value.Clone(), "{0} must be well-formed: a text in it holds half of a surrogate pair.");
        }

        var levels = OpenJson.MaxDepth - violations.DepthAt(member);
        if (look.Depth > levels)
        {
            Broken.JsonDepth(ref violations, member, levels);
        }
    }
}
