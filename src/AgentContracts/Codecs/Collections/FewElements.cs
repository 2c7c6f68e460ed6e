using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>Room for a few elements on the stack.</summary>
/// <typeparam name="T">Their type.</typeparam>
[InlineArray(Length)]
internal struct FewElements<T>
{
    public const int Length = 8;

    private T _first;
}
