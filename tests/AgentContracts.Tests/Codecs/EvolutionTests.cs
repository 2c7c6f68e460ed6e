using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Contracts.Evolution;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Which contracts can read each other's binary frames, and what is said of those that cannot.</summary>
public sealed class EvolutionTests
{
    private static readonly First AFirst = new("BTC", Colour.Green);
    private static readonly Second ASecond = new("BTC", Colour.Green, 9, 0.5) { Levels = [7] };

    [Fact]
    public void A_newer_reader_gives_what_an_older_sender_lacks_its_declared_default() =>
        Exact.Equal(new Second("BTC", Colour.Green, 5, null) { Levels = [1, 2] }, Read<Second>(Frame(AFirst)));

    [Fact]
    public void A_newer_reader_names_what_an_older_sender_lacks_and_must_not()
    {
        var error = Assert.Throws<MessageFormatException>(static () => Read<Strict>(Frame(AFirst)));

        Assert.Equal(("strict", "depth"), (error.Contract, error.Field));
        Assert.Contains("the sender's contract is older", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_reader_refuses_a_newer_sender_unless_somebody_knows_its_contract()
    {
        var error = Assert.Throws<MessageFormatException>(static () => Read<First>(Frame(ASecond)));

        Assert.Equal(("first", "_schema", 48L), (error.Contract, error.Field, error.Offset));
        Assert.Contains("this reader is older", error.Expected, StringComparison.Ordinal);
        Assert.Contains($"{Of<First>():x16}/2", error.Expected, StringComparison.Ordinal);
        Assert.Contains($"{Of<Second>():x16}/5", error.Expected, StringComparison.Ordinal);
        Assert.Throws<MessageFormatException>(static () => Read<First>(Frame(ASecond), new Directory(Of<First>(), Of<Second>())));
        Exact.Equal(AFirst, Read<First>(Frame(ASecond), new Directory(Of<Second>(), Of<First>())));
    }

    [Fact]
    public void Contracts_that_differ_refuse_each_other()
    {
        Differs<Renamed>(Frame(AFirst));
        Differs<First>(Frame(new Renamed("BTC", Colour.Green)));
        Differs<Second>(Frame(new Renamed("BTC", Colour.Green)));
        Differs<Strict>(Frame(new FirstFill(new("x", 1), [], 1)));
    }

    [Fact]
    public void A_sender_without_fingerprint_is_taken_at_its_word()
    {
        var bare = (MessageHeader header) => header with { Fingerprint = 0, FieldCount = 0 };

        Exact.Equal(AFirst, Read<First>(Frame(AFirst, bare)));
        Exact.Equal(AFirst, Read<First>(Frame(ASecond, bare)));
        Exact.Equal(new Second("BTC", Colour.Green), Read<Second>(Frame(AFirst, bare)));
        Assert.Equal("venue", Read<Renamed>(Frame(AFirst, bare)) is { Venue: "BTC" } ? "venue" : null);
    }

    [Fact]
    public void A_header_that_counts_other_fields_than_the_body_is_refused()
    {
        var error = Assert.Throws<MessageFormatException>(static () =>
            Read<Second>(Frame(ASecond, static header => header with { Fingerprint = Of<First>(), FieldCount = 2 })));

        Assert.Equal("as many fields as the header says", error.Expected);
    }

    [Fact]
    public void An_enum_may_be_renumbered_reordered_and_grow()
    {
        Exact.Equal(new Repainted("BTC", Paint.Green), Read<Repainted>(Frame(AFirst)));
        Exact.Equal(new First("BTC", Colour.DarkBlue), Read<First>(Frame(new Repainted("BTC", Paint.DarkBlue))));
        Assert.Equal("colour", Assert.Throws<MessageFormatException>(static () => Read<First>(Frame(new Repainted("BTC", Paint.Silver)))).Field);
        Assert.Equal("colour", Assert.Throws<MessageFormatException>(static () => Read<Repainted>(Frame(new First("BTC", Colour.InfraRed)))).Field);
    }

    [Fact]
    public void A_part_may_grow_where_somebody_knows_both_contracts()
    {
        var first = new FirstFill(new("x", 1.0m), [new("y", 2), new("", 3)], 42);
        var second = new SecondFill(new("x", 1.0m, 7, "n"), [new("y", 2), new("", 3, 8)], 42);
        var directory = new Directory(Of<SecondFill>(), Of<FirstFill>());

        Differs<SecondFill>(Frame(first));
        Differs<FirstFill>(Frame(second));
        Differs<FirstFill>(Frame(second), null, "in a member or in one of a part; only a directory of contracts (ISchemaDirectory, which a hub has) could say");
        Differs<FirstFill>(Frame(second), new Directory(1, 2), "the directory of contracts does not know one of them as grown from the other");
        Exact.Equal(first, Read<FirstFill>(Frame(second), directory));
        Exact.Equal(new SecondFill(new("x", 1.0m, 1), [new("y", 2, 1), new("", 3, 1)], 42), Read<SecondFill>(Frame(first), directory));
    }

    [Theory]
    [InlineData(Wire.Json)]
    [InlineData(Wire.Binary)]
    public void The_frame_of_another_message_is_refused_and_both_are_named(Wire wire)
    {
        // Both have the same members, so that neither wire would notice.
        var frame = Frame(AFirst, static header => header with { MessageType = "second", Correlation = new(1, 3), Causation = new(1, 4) }, wire);

        var error = Assert.Throws<MessageFormatException>(() => MessageFrame.Read<First>(frame));

        Assert.Equal(("first", "message_type", "first, not second: the frame is of another message"), (error.Contract, error.Field, error.Expected));
        Assert.Equal("second", Encoding.UTF8.GetString(frame.AsSpan((int)error.Offset + 1, 6)));
        Exact.Equal(AFirst, MessageFrame.Read<First>(Frame(AFirst, wire: wire)));
    }

    [Fact]
    public void The_frame_of_another_message_is_refused_wherever_json_says_so()
    {
        Assert.Equal("message_type", FieldOf("""{"symbol":"x","colour":"red","message_type": "second"}"""));
        Assert.Equal("message_type", FieldOf("""{"symbol":7,"message_type":"second"}"""));
        Assert.Equal("symbol", FieldOf("""{"message_type":"first","symbol":7}"""));
        Assert.Equal("symbol", FieldOf("""{"message_type":"second","symbol":x}"""));
        Exact.Equal(new First("x", Colour.Red), MessageFrame.Read<First>("""{"symbol":"x","colour":"red"}"""u8));

        static string? FieldOf(string text) => Assert.Throws<MessageFormatException>(() => MessageFrame.Read<First>(Encoding.UTF8.GetBytes(text))).Field;
    }

    [Theory]
    [InlineData("""{"message_type":7,"symbol":"x","colour":"red"}""")]
    [InlineData("""{"message_type":null,"message_id":"","symbol":"x","colour":"red"}""")]
    [InlineData("""{"symbol":"x","message_type":"sec\ud800","colour":"red"}""")]
    [InlineData("""{"symbol":"x","message_type":"first","colour":"red","message_type":7}""")]
    [InlineData("""{"message_type":"first","message_type":7,"symbol":"x","colour":"red"}""")]
    public void A_frame_that_names_no_message_where_it_should_is_refused(string frame)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageFrame.Read<First>(Encoding.UTF8.GetBytes(frame)));

        Assert.Equal(("first", "message_type"), (error.Contract, error.Field));
    }

    [Fact]
    public void The_name_that_counts_is_the_last_one_unless_the_frame_begins_as_ours_do()
    {
        Assert.Equal("message_type", Assert.Throws<MessageFormatException>(static () => Read("""{"message_type":"first","message_type":"second","symbol":"x","colour":"red"}""")).Field);
        Exact.Equal(new First("x", Colour.Red), Read("""{"message_type":"second","message_type":"first","symbol":"x","colour":"red"}"""));
        Exact.Equal(new First("x", Colour.Red), Read("""{"message_type":"first","message_id":"","symbol":"x","colour":"red","message_type":"second"}"""));

        static First Read(string frame) => MessageFrame.Read<First>(Encoding.UTF8.GetBytes(frame));
    }

    [Fact]
    public void A_directory_helps_whoever_reads_a_whole_frame_as_well()
    {
        var frame = Frame(ASecond, static header => header with { MessageType = "first" });
        var directory = new Directory(Of<Second>(), Of<First>());

        Exact.Equal(AFirst, MessageFrame.Read<First>(frame, directory));
        Exact.Equal(AFirst, MessageBinary.ReadFrame<First>(frame, directory));
        Assert.Equal("_schema", Assert.Throws<MessageFormatException>(() => MessageFrame.Read<First>(frame)).Field);
        Assert.Equal("message_type", Assert.Throws<MessageFormatException>(() => MessageFrame.Read<First>(Frame(ASecond), directory)).Field);
    }

    private static void Differs<T>(byte[] frame, ISchemaDirectory? directory = null, string expected = "") where T : IMessage<T>
    {
        var error = Assert.Throws<MessageFormatException>(() => Read<T>(frame, directory));

        Assert.Equal("_schema", error.Field);
        Assert.Contains("the two contracts differ", error.Expected, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    private static ulong Of<T>() where T : IMessage<T> => T.Info.Fingerprint;

    // As one whose header has been read: the versions of a message are messages of other names here.
    private static T Read<T>(byte[] frame, ISchemaDirectory? directory = null) where T : IMessage<T> => MessageFrame.Read<T>(frame, 0, directory);

    private static byte[] Frame<T>(T message, Func<MessageHeader, MessageHeader>? change = null, Wire wire = Wire.Binary) where T : IMessage<T>
    {
        var header = new MessageHeader
        {
            MessageType = T.Info.Name, MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0,
            Fingerprint = T.Info.Fingerprint, FieldCount = T.Info.FieldCount,
        };
        return RoundTrip.Frame(change?.Invoke(header) ?? header, message, wire);
    }

    /// <summary>Knows that one contract has grown from another.</summary>
    private sealed class Directory(ulong grown, ulong origin) : ISchemaDirectory
    {
        public bool IsExtension(string message, ulong fingerprint, ulong from) => (fingerprint, from) == (grown, origin);
    }
}
