using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Connections;

/// <summary>What a failed command means.</summary>
public sealed class RedisFailureTests
{
    [Theory]
    [InlineData(RedisErrorKind.NoPermission, true)]
    [InlineData(RedisErrorKind.WrongType, true)]
    [InlineData(RedisErrorKind.Loading, false)]
    [InlineData(RedisErrorKind.ClusterDown, false)]
    [InlineData(RedisErrorKind.MasterDown, false)]
    [InlineData(RedisErrorKind.TryAgain, false)]
    [InlineData(RedisErrorKind.Moved, false)]
    [InlineData(RedisErrorKind.Ask, false)]
    public void A_server_that_starts_or_is_not_in_charge_refuses_nothing(RedisErrorKind kind, bool isRefusal) =>
        Assert.Equal(isRefusal, RedisFailure.IsRefusal(new RedisServerException(kind, CommandFlags.None, "as the server says")));

    [Fact]
    public void What_never_reached_the_server_is_no_refusal() => Assert.False(RedisFailure.IsRefusal(new TimeoutException()));

    [Theory]
    [InlineData("NOPERM this user has no permissions to run the 'xadd' command", true)]
    [InlineData("ERR The user executing the script can't run this command or subcommand", true)]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value", true)]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'.", false)]
    public void No_other_message_fares_better_where_a_right_is_missing_or_something_else_has_the_key(string refusal, bool isForGood) =>
        Assert.Equal(isForGood ? PublishResult.Unusable(refusal) : PublishResult.Failed(refusal), RedisFailure.ToResult(refusal));

    [Fact]
    public void What_a_script_did_that_somebody_ended_is_not_known() => Assert.Equal(
        RouteStatus.Unknown,
        RedisFailure.ToResult(new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, "ERR Error running script: user_script:2: Script killed by user with SCRIPT KILL... script: 8d1")).Status);

    [Fact]
    public void A_server_that_is_busy_with_a_script_has_taken_nothing() => Assert.Equal(
        RouteStatus.Rejected,
        RedisFailure.ToResult(new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.")).Status);
}
