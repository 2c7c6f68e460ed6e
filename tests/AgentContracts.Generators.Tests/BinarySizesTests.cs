using System.Reflection;
using AgentContracts.Codecs;
using AgentContracts.Generators.Emit;
using AgentContracts.Generators.Model;
using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Tests;

/// <summary>Generated code writes rows of values without asking for room: as much as the generator counts on is what the library leaves.</summary>
public sealed class BinarySizesTests
{
    private static readonly int RowRoom = Constant(typeof(BinaryFieldWriter), "RowRoom");

    private static readonly int ScalarRoom = Constant(typeof(BinaryFieldWriter), "ScalarRoom");

    [Fact]
    public void A_row_is_as_long_as_the_room_that_the_library_leaves_behind_it() =>
        Assert.Equal(RowRoom, Constant(typeof(BinarySizes), "LongestRow") + Constant(typeof(BinarySizes), "Slack"));

    [Fact]
    public void A_short_text_and_its_length_take_what_the_library_writes_unasked() =>
        Assert.Equal(Constant(typeof(BinaryFieldWriter), "ShortText") + 1, BinarySizes.Of(Type(WireKind.String)));

    [Fact]
    public void No_value_takes_more_than_the_library_leaves_for_one() =>
        Assert.All(Enum.GetValues<WireKind>(), static kind => Assert.InRange(BinarySizes.Of(Type(kind)), 0, ScalarRoom));

    [Fact]
    public void A_row_ends_before_the_room_does()
    {
        const int Texts = 20;
        var text = Type(WireKind.String);
        var members = Enumerable.Range(0, Texts).Select(i => new MemberModel
        {
            Name = $"M{i}", WireName = $"m{i}", Type = text, IsInterned = false, IsPositional = true, Missing = MissingMember.IsAnError, Default = null,
        });
        var taken = 0;
        var begins = BinarySizes.FindRows(new SerializerModel { Type = null!, Problem = null, Members = [.. members] });

        Assert.Contains(true, begins);
        foreach (var isNew in begins)
        {
            taken = (isNew ? 0 : taken) + BinarySizes.Of(text);
            Assert.InRange(taken, 1, RowRoom - 1);
        }
    }

    private static WireTypeModel Type(WireKind kind) =>
        new() { Kind = kind, Name = "t", AnnotatedName = "t", IsReference = false, Element = null, Key = null, EnumNames = null };

    private static int Constant(Type type, string name) =>
        (int)type.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetRawConstantValue()!;
}
