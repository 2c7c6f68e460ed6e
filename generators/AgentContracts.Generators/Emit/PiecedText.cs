using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>
/// A text of several pieces, which stay where they are: the file of a record is no further copy of facets that the pipeline keeps anyway.
/// </summary>
internal sealed class PiecedText : SourceText
{
    private readonly ImmutableArray<string> _pieces;
    private readonly int[] _ends;

    /// <summary>The pieces one after the other.</summary>
    public PiecedText(ImmutableArray<string> pieces) : base(checksumAlgorithm: SourceHashAlgorithm.Sha256)
    {
        _pieces = pieces;
        _ends = new int[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            Length += pieces[i].Length;
            _ends[i] = Length;
        }
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; }

    /// <inheritdoc/>
    public override char this[int position]
    {
        get
        {
            var i = PieceAt(position);
            return _pieces[i][position - StartOf(i)];
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        if (sourceIndex < 0 || count < 0 || count > Length - sourceIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} characters from {sourceIndex} are not inside a text of {Length}.");
        }

        for (var i = PieceAt(sourceIndex); count > 0; i++)
        {
            var start = sourceIndex - StartOf(i);
            var length = Math.Min(count, _pieces[i].Length - start);
            _pieces[i].CopyTo(start, destination, destinationIndex, length);
            sourceIndex += length;
            destinationIndex += length;
            count -= length;
        }
    }

    private int StartOf(int piece) => _ends[piece] - _pieces[piece].Length;

    // The first that ends behind the position: a handful of pieces, few of them empty.
    private int PieceAt(int position)
    {
        var i = 0;
        while (i < _ends.Length - 1 && _ends[i] <= position)
        {
            i++;
        }

        return i;
    }
}
