using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgentContracts.Testing.RedisServers;

/// <summary>A certificate for one server on this machine, and the authority that only it is signed by.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly string _certificatePath;
    private readonly string _keyPath;

    public ServerCertificate(string directory)
    {
        AuthorityPath = Path.Combine(directory, "ca.crt");
        _certificatePath = Path.Combine(directory, "server.crt");
        _keyPath = Path.Combine(directory, "server.key");

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=AgentContracts test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        var now = DateTimeOffset.UtcNow;
        Authority = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = RequestFor(serverKey).Create(Authority, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(AuthorityPath, Authority.ExportCertificatePem());
        File.WriteAllText(_certificatePath, server.ExportCertificatePem());
        File.WriteAllText(_keyPath, serverKey.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What a client must trust.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The file with <see cref="Authority"/>, PEM.</summary>
    public string AuthorityPath { get; }

    public IEnumerable<string> ToConfiguration(int port) =>
    [
        $"tls-port {port}",
        $"tls-cert-file {_certificatePath}",
        $"tls-key-file {_keyPath}",
        $"tls-ca-cert-file {AuthorityPath}",
        "tls-auth-clients no",
    ];

    public void Dispose() => Authority.Dispose();

    private static CertificateRequest RequestFor(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }
}
