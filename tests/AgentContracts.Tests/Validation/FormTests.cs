using AgentContracts.Tests.Generation;
using AgentContracts.Tests.Validation.Contracts;
using CsCheck;

namespace AgentContracts.Tests.Validation;

/// <summary>Texts of a known form are judged as the framework's attributes judge them.</summary>
public sealed class FormTests
{
    private static readonly Gen<string?> Emails = Texts("a", "@", "\r", "\n", ".", " ", "é", "\0");

    private static readonly Gen<string?> Urls = Texts("http://", "HTTPS://", "ftp://", "Http:/", "https", "ſ", "K", "/", ":", "a", " ", "ı");

    private static readonly Gen<string?> Base64s = Texts("AQL6", "AQ==", "A", "=", " ", "\n", "-", "_", "+", "/", "é", "\u3000");

    [Fact]
    public void Every_verdict_is_the_frameworks() =>
        Gen.Select(Emails, Urls, Base64s, Base64s).Sample(
            static (email, url, base64, worded) =>
            {
                var forms = new Forms(email, url, base64, worded ?? "");
                Assert.Equal(AnnotationOracle.Errors(forms).Keys, MessageValidator.Validate(forms).Select(static violation => violation.Member).Order(StringComparer.Ordinal));
                Assert.Equal(MessageValidator.Validate(forms).Count, MessageValidator.Judge(forms).Count);
            },
            iter: 20_000);

    [Fact]
    public void What_is_wrong_is_said()
    {
        var violations = MessageValidator.Validate(new Forms("a", "a", "a", "a"));

        Assert.Equal(
            [
                ("EmailAddress", "Email must be an e-mail address."), ("Url", "Url must be a URL that begins with http://, https:// or ftp://."), ("Base64String", "Base64 must be base64."),
                ("Base64String", "Worded is no base64"),
            ],
            violations.Select(static violation => (violation.Rule, violation.Message)));
        Assert.All(violations, static violation => Assert.Equal("a", violation.AttemptedValue));
    }

    private static Gen<string?> Texts(params string[] pieces) =>
        Gen.Frequency((1, Gen.Const((string?)null)), (20, Edges.OneOf(pieces).Array[0, 6].Select(static texts => (string?)string.Concat(texts))));
}
