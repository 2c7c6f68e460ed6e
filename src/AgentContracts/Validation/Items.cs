using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Validation;

/// <summary>The elements of a list; those of an array, which every received list is, and of a <see cref="List{T}"/> are read without a call for each.</summary>
/// <typeparam name="T">Their type.</typeparam>
/// <param name="list">The list.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Items<T>(IReadOnlyList<T> list)
{
    /// <summary>Begins before the first element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(list);

    /// <summary>Goes through the elements.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<T> _known;
        private readonly IReadOnlyList<T>? _other;
        private readonly int _count;
        private int _index;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Enumerator(IReadOnlyList<T> list)
        {
            _index = -1;
            if (list is T[] array)
            {
                _known = array;
                _count = array.Length;
            }
            else if (list is List<T> growing)
            {
                _known = CollectionsMarshal.AsSpan(growing);
                _count = _known.Length;
            }
            else
            {
                _other = list;
                _count = list.Count;
            }
        }

        /// <summary>The element reached.</summary>
        public readonly T Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _other is null ? _known[_index] : _other[_index];
        }

        /// <summary>Goes to the next element; <see langword="false"/> behind the last one.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++_index < _count;
    }
}
