using System.ComponentModel;

namespace AgentContracts.Validation;

/// <summary>The elements of a set; going through those of a <see cref="HashSet{T}"/>, which every received one is, allocates nothing.</summary>
/// <typeparam name="T">Their type.</typeparam>
/// <param name="set">The set.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Elements<T>(IEnumerable<T> set)
{
    /// <summary>Begins before the first element.</summary>
    public Enumerator GetEnumerator() => new(set);

    /// <summary>Goes through the elements.</summary>
    public struct Enumerator : IDisposable
    {
        private readonly IEnumerator<T>? _other;
        private HashSet<T>.Enumerator _known;

        internal Enumerator(IEnumerable<T> set)
        {
            if (set is HashSet<T> known)
            {
                _known = known.GetEnumerator();
            }
            else
            {
                _other = set.GetEnumerator();
            }
        }

        /// <summary>The element reached.</summary>
        public readonly T Current => _other is null ? _known.Current : _other.Current;

        /// <summary>Goes to the next element; <see langword="false"/> behind the last one.</summary>
        public bool MoveNext() => _other is null ? _known.MoveNext() : _other.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose() => _other?.Dispose();
    }
}
