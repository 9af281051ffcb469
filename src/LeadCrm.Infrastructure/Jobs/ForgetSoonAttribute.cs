using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Drains run every few seconds; what they did stands in the tables they drained, so their own traces go after minutes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForgetSoonAttribute : JobFilterAttribute, IApplyStateFilter
{
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(15);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = s_kept;

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = s_kept;
}
