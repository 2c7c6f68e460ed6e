namespace AgentContracts.Roslyn;

/// <summary>Why a method does not handle a message.</summary>
public enum HandlerProblem
{
    /// <summary>It does.</summary>
    None,

    /// <summary>There is no method with the parameters (message, MessageContext, CancellationToken).</summary>
    Missing,

    /// <summary>There is a HandleAsync for the message, but its other parameters are not (MessageContext, CancellationToken).</summary>
    WrongParameters,

    /// <summary>It takes a parameter by reference.</summary>
    ByReference,

    /// <summary>It has type parameters.</summary>
    Generic,

    /// <summary>It is static.</summary>
    Static,

    /// <summary>It is not public.</summary>
    NotPublic,

    /// <summary>It does not return ValueTask.</summary>
    WrongReturnType,
}
