using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgentContracts.Testing.RedisServers;

/// <summary>The certificate of one server on this machine, and the authority that signs for that server alone.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly string _certificatePath;
    private readonly string _keyPath;

    public ServerCertificate(string directory)
    {
        AuthorityPath = Path.Combine(directory, "ca.crt");
        _certificatePath = Path.Combine(directory, "server.crt");
        _keyPath = Path.Combine(directory, "server.key");

        Authority = NewAuthority();
        File.WriteAllText(AuthorityPath, Authority.ExportCertificatePem());
        Renew(byStranger: false);
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

    /// <summary>Makes a new certificate for the server in place of the one that there is.</summary>
    /// <param name="byStranger">Whether an authority signs it that nobody knows.</param>
    public void Renew(bool byStranger)
    {
        using var stranger = byStranger ? NewAuthority() : null;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuer = stranger ?? Authority;
        using var server = RequestFor(key).Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(_certificatePath, server.ExportCertificatePem());
        File.WriteAllText(_keyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => Authority.Dispose();

    private static X509Certificate2 NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=AgentContracts test authority", key, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        var now = DateTimeOffset.UtcNow;
        return authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

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
