using AgentContracts;
using Benchmarks.Codecs;
using Benchmarks.Measuring;
using Benchmarks.Samples;
using Benchmarks.Suites;

namespace Benchmarks.Lanes;

/// <summary>Validates one message after the other with the generated validator.</summary>
internal sealed class ValidateLane<T>(string name, T[] messages) : Lane(name) where T : IContract<T>
{
    /// <summary>How many violations have been found.</summary>
    public long Found { get; private set; }

    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Found += Ours.Validate(messages[i % SampleSet.Count]);
        }
    }

    /// <summary>Makes sure that the messages have the violations that they should have.</summary>
    /// <exception cref="CodecException">One has more or fewer.</exception>
    public void Check(int expected)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            var found = Ours.Validate(messages[i]);
            if (found != expected)
            {
                throw new CodecException($"{Name} finds {found} violations in message {i}, not {expected}: {messages[i]}");
            }
        }
    }
}
