using System.ComponentModel;

namespace AgentContracts.Validation;

/// <summary>The entries of a dictionary; going through those of a <see cref="Dictionary{TKey, TValue}"/>, which every received one is, allocates nothing.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="dictionary">The dictionary.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Entries<TKey, T>(IReadOnlyDictionary<TKey, T> dictionary) where TKey : notnull
{
    /// <summary>Begins before the first entry.</summary>
    public Enumerator GetEnumerator() => new(dictionary);

    /// <summary>Goes through the entries.</summary>
    public struct Enumerator : IDisposable
    {
        private readonly IEnumerator<KeyValuePair<TKey, T>>? _other;
        private Dictionary<TKey, T>.Enumerator _known;

        internal Enumerator(IReadOnlyDictionary<TKey, T> dictionary)
        {
            if (dictionary is Dictionary<TKey, T> known)
            {
                _known = known.GetEnumerator();
            }
            else
            {
                _other = dictionary.GetEnumerator();
            }
        }

        /// <summary>The entry reached.</summary>
        public readonly KeyValuePair<TKey, T> Current => _other is null ? _known.Current : _other.Current;

        /// <summary>Goes to the next entry; <see langword="false"/> behind the last one.</summary>
        public bool MoveNext() => _other is null ? _known.MoveNext() : _other.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose() => _other?.Dispose();
    }
}
