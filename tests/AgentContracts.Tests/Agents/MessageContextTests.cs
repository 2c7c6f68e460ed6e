namespace AgentContracts.Tests.Agents;

/// <summary>A context belongs to one run of one handler.</summary>
public sealed class MessageContextTests
{
    private static readonly Func<MessageContext, object?>[] Members =
    [
        static context => context.MessageId,
        static context => context.MessageType,
        static context => context.SourceAgent,
        static context => context.Priority,
        static context => context.SentAt,
        static context => context.CorrelationId,
        static context => context.Header,
        static context => context.Channel,
        static context => context.Age,
        static context => context.Attempt,
        static context => context.Redelivered,
        static context => context.Late,
        static context => context.Services,
    ];

    [Fact]
    public void An_open_context_shows_what_its_slot_holds()
    {
        var slot = new Slot();
        var context = slot.Open();

        Assert.Equal(
            [
                slot.Header.MessageId, "fill_report", "execution", Priority.High, new DateTimeOffset(2025, 11, 22, 14, 40, 0, TimeSpan.Zero).AddMicroseconds(123_456), new MessageId(3, 4),
                slot.Header, "fills", TimeSpan.FromMilliseconds(7), 2, true, true, slot.Services,
            ],
            Members.Select(member => member(context)));
    }

    [Fact]
    public void Every_member_of_a_context_is_covered_here() =>
        Assert.Equal(typeof(MessageContext).GetProperties().Length, Members.Length);

    [Fact]
    public void A_closed_context_refuses_every_use()
    {
        var slot = new Slot();
        var context = slot.Open();
        slot.Close();

        Assert.All(Members, member => Assert.Contains("after its handler returned", Assert.Throws<InvalidOperationException>(() => member(context)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_context_of_an_earlier_run_stays_refused_when_its_slot_is_used_again()
    {
        var slot = new Slot();
        var earlier = slot.Open();
        slot.Close();
        var later = slot.Open();

        Assert.Throws<InvalidOperationException>(() => earlier.Channel);
        Assert.Equal("fills", later.Channel);
    }

    [Fact]
    public void Copies_of_a_context_close_together()
    {
        var slot = new Slot();
        var first = slot.Open();
        var second = slot.Open();
        var copy = first;
        slot.Close();

        Assert.All([first, second, copy], static context => Assert.Throws<InvalidOperationException>(() => context.Attempt));
    }

    [Fact]
    public void A_context_that_nobody_opened_refuses_use() =>
        Assert.Throws<InvalidOperationException>(static () => default(MessageContext).MessageType);

    private sealed class Slot : MessageContextSlot, IServiceProvider
    {
        public override MessageHeader Header { get; } = new()
        {
            MessageType = "fill_report",
            MessageId = new(1, 2),
            SourceAgent = "execution",
            Priority = Priority.High,
            Timestamp = 1_763_822_400_123_456,
            Correlation = new(3, 4),
        };

        public override string Channel => "fills";

        public override TimeSpan Age => TimeSpan.FromMilliseconds(7);

        public override int Attempt => 2;

        public override bool Redelivered => true;

        public override bool Late => true;

        public override IServiceProvider Services => this;

        public object? GetService(Type serviceType) => null;
    }
}
