using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Generation;
using AgentContracts.Tests.Validation.Contracts;
using CsCheck;

namespace AgentContracts.Tests.Validation;

/// <summary>Generated validators find what System.ComponentModel.DataAnnotations finds.</summary>
public sealed class AnnotationTests
{
    private const int Iterations = 1_000;

    [Fact]
    public void Rules_on_the_parameters_of_a_class_agree_with_the_framework() => Agree<RuledParameters>();

    [Fact]
    public void Rules_on_the_parameters_of_a_struct_agree_with_the_framework() => Agree<RuledStruct>();

    [Fact]
    public void Rules_on_the_properties_of_a_class_agree_with_the_framework() => Agree<RuledProperties>();

    [Fact]
    public void Rules_on_the_properties_of_a_struct_agree_with_the_framework() => Agree<RuledSettable>();

    [Fact]
    public void A_whole_record_is_judged_as_the_frameworks_validator_judges_it() =>
        RuledValues.Of<RuledProperties>().Sample(
            static record =>
            {
                var results = new List<ValidationResult>();
                Validator.TryValidateObject(record, new ValidationContext(record), results, validateAllProperties: true);

                Assert.Equal(
                    results.SelectMany(static result => result.MemberNames).Order(StringComparer.Ordinal).Distinct(),
                    MessageValidator.Validate(record).Select(static violation => violation.Member).Order(StringComparer.Ordinal).Distinct());
            },
            iter: Iterations);

    [Fact]
    public void Texts_of_a_users_own_are_formatted_as_the_framework_formats_them() =>
        RuledValues.Of<Worded>().Sample(
            static record =>
            {
                // A failed Required ends the framework's look at a member, so that it may say less.
                var expected = AnnotationOracle.Errors(record).SelectMany(static error => error.Value).ToArray();
                var found = MessageValidator.Validate(record);

                Assert.Subset(found.Select(static violation => violation.Message).ToHashSet(), expected.ToHashSet());
                Assert.Equal(expected.Length != 0, found.Count != 0);
            },
            iter: Iterations);

    private static void Agree<T>() where T : IMessage<T>
    {
        var broken = new HashSet<string>();
        var kept = new HashSet<string>();
        RuledValues.Of<T>().Sample(
            record =>
            {
                var expected = AnnotationOracle.Errors(record).Keys.ToArray();

                Assert.Equal(expected, MessageValidator.Validate(record).Select(static violation => violation.Member).Order(StringComparer.Ordinal).Distinct());

                lock (broken)
                {
                    broken.UnionWith(expected);
                    kept.UnionWith(WireNames.Of(typeof(T)).Values.Select(static property => property.Name).Except(expected));
                }
            },
            iter: Iterations);

        // Otherwise the comparison says nothing about a member.
        Assert.Equal(WireNames.Of(typeof(T)).Count, broken.Count);
        Assert.Equal(broken.Count, kept.Count);
    }
}
