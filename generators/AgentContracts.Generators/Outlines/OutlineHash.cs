namespace AgentContracts.Generators.Outlines;

/// <summary>FNV-1a over UTF-16 units and numbers: tells one outline from another within a process, fast.</summary>
internal struct OutlineHash()
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash so far.</summary>
    public ulong Value { get; private set; } = Offset;

    /// <summary>Adds a token, and where it ends.</summary>
    public void Add(string text)
    {
        var hash = Value;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        // No token holds this.
        Value = unchecked((hash ^ '\uFFFF') * Prime);
    }

    /// <summary>Adds a number.</summary>
    public void Add(ulong number) => Value = unchecked((Rotated(Value) ^ number) * Prime);

    // A number fills all bits: without turning, the upper ones would reach nothing but themselves.
    private static ulong Rotated(ulong value) => (value << 23) | (value >> 41);
}
