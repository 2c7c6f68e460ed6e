using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation;

/// <summary>Levels are counted as far as there are collections.</summary>
public sealed class NestingTests
{
    [Fact]
    public void Only_what_is_there_counts()
    {
        Assert.Equal(0, Nesting.Of(null, 2));
        Assert.Equal(1, Nesting.Of(Array.Empty<int[]>(), 2));
        Assert.Equal(1, Nesting.Of(new int[]?[] { null }, 2));
        Assert.Equal(2, Nesting.Of(new[] { null, Array.Empty<int>() }, 2));
        Assert.Equal(2, Nesting.Of(new HashSet<string[]> { (string[])["text"] }, 2));
        Assert.Equal(3, Nesting.Of(new Dictionary<int, int[][]> { [1] = [], [2] = [[]] }, 3));
        Assert.Equal(2, Nesting.Of(new Dictionary<string, int[]> { ["a"] = [] }.ToFrozenDictionary(), 2));
    }

    [Fact]
    public void An_immutable_array_may_be_none()
    {
        Assert.Equal(0, Nesting.Of(default(ImmutableArray<int>), 1));
        Assert.Equal(1, Nesting.Of(ImmutableArray<int>.Empty, 1));
        Assert.Equal(1, Nesting.Of(new[] { default(ImmutableArray<int>) }, 2));
    }

    [Fact]
    public void What_a_dictionary_of_another_kind_holds_counts_as_full()
    {
        Assert.Equal(1, Nesting.Of(new Bare([]), 3));
        Assert.Equal(3, Nesting.Of(new Bare(new() { ["a"] = [] }), 3));
    }

    /// <summary>What only its generic interface lets see.</summary>
    private sealed class Bare(Dictionary<string, int[][]> entries) : IEnumerable<KeyValuePair<string, int[][]>>
    {
        public IEnumerator<KeyValuePair<string, int[][]>> GetEnumerator() => entries.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
