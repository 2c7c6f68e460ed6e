namespace Benchmarks.Suites;

/// <summary>What the peers are called in the names of figures.</summary>
internal static class Peer
{
    /// <summary>System.Text.Json with its source generator.</summary>
    public const string SystemTextJson = "stj";

    /// <summary>MemoryPack.</summary>
    public const string MemoryPack = "memorypack";

    /// <summary>MessagePack-CSharp.</summary>
    public const string MessagePack = "messagepack";

    /// <summary>Nerdbank.MessagePack.</summary>
    public const string Nerdbank = "nerdbank";

    /// <summary>Google.Protobuf.</summary>
    public const string Protobuf = "protobuf";

    /// <summary>System.ComponentModel.DataAnnotations.</summary>
    public const string DataAnnotations = "dataannotations";

    /// <summary>Mediator.</summary>
    public const string Mediator = "mediator";

    /// <summary>MediatR.</summary>
    public const string MediatR = "mediatr";

    /// <summary>Wolverine.</summary>
    public const string Wolverine = "wolverine";

    /// <summary>A call through an interface, that of a handler.</summary>
    public const string Direct = "direct";

    /// <summary>Ours without the header.</summary>
    public const string Payload = "payload";

    /// <summary>Ours without <c>[Interned]</c>.</summary>
    public const string Plain = "plain";

    /// <summary>None: the figure is our own.</summary>
    public const string None = "ours";
}
