using System.ComponentModel.DataAnnotations;
using Benchmarks.Measuring;
using Benchmarks.Samples;
using Benchmarks.Suites;

namespace Benchmarks.Lanes;

/// <summary>Validates one message after the other with System.ComponentModel.DataAnnotations, all properties; record structs were boxed before.</summary>
internal sealed class DataAnnotationsLane(string name, object[] messages) : Lane(name)
{
    private readonly List<ValidationResult> _results = [];

    /// <summary>How many violations have been found.</summary>
    public long Found { get; private set; }

    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Found += Validate(messages[i % SampleSet.Count]);
        }
    }

    /// <summary>How many violations a message has.</summary>
    public int Validate(object message)
    {
        _results.Clear();
        Validator.TryValidateObject(message, new ValidationContext(message), _results, validateAllProperties: true);
        return _results.Count;
    }

    /// <summary>Makes sure that the messages have the violations that they should have.</summary>
    /// <exception cref="CodecException">One has more or fewer.</exception>
    public void Check(int expected)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            var found = Validate(messages[i]);
            if (found != expected)
            {
                throw new CodecException($"{Name} finds {found} violations in message {i}, not {expected}: {messages[i]}");
            }
        }
    }
}
