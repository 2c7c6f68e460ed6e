namespace AgentContracts.Generators.Outlines;

/// <summary>
/// Which outlines mention which, by name alone and whatever the case: it finds too much, never too little. What a type means is known by the hash of everything
/// that can be reached from it; types that reach each other have the same.
/// </summary>
internal sealed class DependencyGraph
{
    private const int NotSeen = -1;
    private const int Closed = int.MaxValue;

    private readonly List<TypeOutline> _nodes = [];
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> _order = [];
    private readonly List<ulong> _meanings = [];
    private readonly Stack<int> _open = new();
    private readonly Stack<Frame> _frames = new();
    private int _seen;

    /// <summary>Adds an outline; the same one twice is one.</summary>
    public void Add(TypeOutline outline)
    {
        if (_byHash.ContainsKey(outline.Hash))
        {
            return;
        }

        var node = _nodes.Count;
        _byHash.Add(outline.Hash, node);
        _nodes.Add(outline);
        _order.Add(NotSeen);
        _meanings.Add(0);
        foreach (var name in outline.Declared)
        {
            if (!_byName.TryGetValue(name, out var nodes))
            {
                _byName.Add(name, nodes = []);
            }

            nodes.Add(node);
        }
    }

    /// <summary>The hash of an outline that was added and of all that it depends on. Nothing may be added from now on.</summary>
    public ulong MeaningOf(TypeOutline outline)
    {
        var node = _byHash[outline.Hash];
        if (_order[node] == NotSeen)
        {
            Visit(node);
        }

        return _meanings[node];
    }

    // Tarjan's components, without recursion: code may be nested deeper than a stack.
    private void Visit(int root)
    {
        Enter(root);
        while (_frames.Count > 0)
        {
            var frame = _frames.Peek();
            if (frame.Next < frame.Edges.Length)
            {
                var target = frame.Edges[frame.Next++];
                if (_order[target] == NotSeen)
                {
                    Enter(target);
                }
                else if (_order[target] != Closed)
                {
                    frame.Low = Math.Min(frame.Low, _order[target]);
                }

                continue;
            }

            _frames.Pop();
            if (frame.Low == _order[frame.Node])
            {
                Close(frame.Node);
            }
            else
            {
                _frames.Peek().Low = Math.Min(_frames.Peek().Low, frame.Low);
            }
        }
    }

    private void Enter(int node)
    {
        _order[node] = _seen++;
        _open.Push(node);
        _frames.Push(new Frame(node, _order[node], EdgesOf(node)));
    }

    private int[] EdgesOf(int node)
    {
        var targets = new HashSet<int>();
        foreach (var name in _nodes[node].Mentioned)
        {
            if (_byName.TryGetValue(name, out var nodes))
            {
                targets.UnionWith(nodes);
            }
        }

        return [.. targets];
    }

    // Sorted, so that it does not matter where the walk came from.
    private void Close(int first)
    {
        var members = new List<int>();
        do
        {
            members.Add(_open.Pop());
        }
        while (members[members.Count - 1] != first);

        var parts = new SortedSet<ulong>();
        foreach (var member in members)
        {
            parts.Add(_nodes[member].Hash);
            foreach (var target in EdgesOf(member))
            {
                if (_order[target] == Closed)
                {
                    parts.Add(_meanings[target]);
                }
            }
        }

        var hash = new OutlineHash();
        foreach (var part in parts)
        {
            hash.Add(part);
        }

        foreach (var member in members)
        {
            _meanings[member] = hash.Value;
            _order[member] = Closed;
        }
    }

    private sealed class Frame(int node, int low, int[] edges)
    {
        public int Node => node;

        public int[] Edges => edges;

        public int Low { get; set; } = low;

        public int Next { get; set; }
    }
}
