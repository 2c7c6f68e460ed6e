namespace TradingDesk.Indicators;

/// <summary>The last so many values.</summary>
/// <param name="size">How many; at least 1.</param>
public sealed class RollingWindow<T>(int size)
{
    private readonly Queue<T> _values = new(size);

    /// <summary>Whether there are as many values as there may be.</summary>
    public bool IsFull => _values.Count == size;

    /// <summary>The values, oldest first.</summary>
    public IReadOnlyCollection<T> Values => _values;

    /// <summary>Adds a value; the oldest makes room.</summary>
    public void Add(T value)
    {
        if (IsFull)
        {
            _values.Dequeue();
        }

        _values.Enqueue(value);
    }
}
