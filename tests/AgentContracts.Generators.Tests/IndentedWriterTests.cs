using System.Globalization;
using AgentContracts.Generators.Emit;

namespace AgentContracts.Generators.Tests;

public sealed class IndentedWriterTests
{
    [Fact]
    public void A_line_end_of_a_file_from_elsewhere_is_that_of_all_lines() =>
        Assert.Equal("first\nsecond\n\nfourth\n", Written(static w => w.Line("first\r\nsecond\r\n\r\nfourth")));

    [Fact]
    public void Lines_inside_a_hole_stand_as_deep_as_the_line_around_them()
    {
        var hole = "one\ntwo\r\nthree";
        var name = "inner";

        Assert.Equal(
            """
            outer
            {
                inner
                {
                    before one
                    two
                    three after
                }
            };

            """.ReplaceLineEndings("\n"),
            Written(w =>
            {
                using (w.Block("outer", ";"))
                using (w.Block($"{name}"))
                {
                    w.Line($"before {hole} after");
                }
            }));
    }

    [Fact]
    public void A_line_holds_no_blanks_where_it_is_empty_or_ends()
    {
        string? nothing = null;

        Assert.Equal("a\n{\n    b\n\n\n    c\n}\n", Written(w =>
        {
            using (w.Block("a "))
            {
                w.Line("b  ");
                w.Line();
                w.Line("   ");
                w.Line($"c{nothing} ");
            }
        }));
    }

    [Fact]
    public void A_list_has_one_item_on_each_line() =>
        Assert.Equal("all =\n[\n    a,\n    b,\n];\n", Written(static w => w.List("all =", ["a", "b"], ";")));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(20_000)]
    [InlineData(200_000)]
    public void It_has_room_for_whatever_is_written(int length)
    {
        var line = new string('x', length);

        Assert.Equal($"a\n{{\n{string.Concat(Enumerable.Repeat($"    {line}\n", 5))}}}\n", Written(w =>
        {
            using (w.Block("a"))
            {
                for (var i = 0; i < 5; i++)
                {
                    w.Line(line);
                }
            }
        }));
    }

    [Fact]
    public void Two_on_one_thread_write_each_their_own()
    {
        var first = new IndentedWriter();
        first.Line("first");
        var second = new IndentedWriter();
        second.Line("second");
        first.Line("more");

        Assert.Equal("first\nmore\n", first.End());
        var third = new IndentedWriter();
        third.Line("third, which has the memory of the first");
        second.Line("more");

        Assert.Equal("second\nmore\n", second.End());
        Assert.Equal("third, which has the memory of the first\n", third.End());
    }

    [Fact]
    public void None_writes_after_its_end()
    {
        var writer = new IndentedWriter();
        writer.Line("x");
        writer.End();

        Assert.Throws<InvalidOperationException>(() => writer.Line("y"));
        Assert.Throws<InvalidOperationException>(() => writer.Line());
        Assert.Throws<InvalidOperationException>(writer.End);
    }

    [Fact]
    public void A_thread_keeps_the_memory_of_a_common_file_and_not_that_of_an_uncommon_one()
    {
        Written(static w => w.Line("x"));
        Assert.InRange(AllocatedByOneMore(), 0, 1_000);

        WriteLines(50);
        Assert.InRange(AllocatedByOneMore(), 0, 1_000);

        WriteLines(100);
        Assert.InRange(AllocatedByOneMore(), 20_000, 100_000);

        static void WriteLines(int thousands) => Written(w =>
        {
            for (var i = 0; i < thousands; i++)
            {
                w.Line(new string('x', 1_000));
            }
        });

        static long AllocatedByOneMore()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Written(static w => w.Line("x"));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));

            Assert.Equal("-1 -1.5 ff 1.25\n", Written(static w => w.Line($"{-1} {-1.5} {255:x} {1.25m}")));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Written(Action<IndentedWriter> write)
    {
        var writer = new IndentedWriter();
        write(writer);
        return writer.End();
    }
}
