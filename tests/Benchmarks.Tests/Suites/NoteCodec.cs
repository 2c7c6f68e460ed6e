using System.Buffers;
using System.Text;
using Benchmarks.Codecs;

namespace Benchmarks.Tests.Suites;

/// <summary>Writes number and text, and makes the mistake that it is told to make.</summary>
internal readonly struct NoteCodec(NoteCodec.Mistake mistake) : ICodec<Note>
{
    public enum Mistake
    {
        None,
        LosesTheText,
        CannotWrite,
        CannotRead,
    }

    public void Encode(ReusedBuffer output, in Note message)
    {
        if (mistake == Mistake.CannotWrite)
        {
            throw new InvalidOperationException("no pen");
        }

        output.Write(Encoding.UTF8.GetBytes($"{message.Number} {message.Text}"));
    }

    public Note Decode(byte[] document)
    {
        if (mistake == Mistake.CannotRead)
        {
            throw new InvalidOperationException("no glasses");
        }

        var parts = Encoding.UTF8.GetString(document).Split(' ', 2);
        return new(int.Parse(parts[0]), mistake == Mistake.LosesTheText ? "" : parts[1]);
    }
}
