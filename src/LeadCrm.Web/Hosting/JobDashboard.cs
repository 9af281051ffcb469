using Hangfire;
using Hangfire.Dashboard;
using LeadCrm.Application.Access;

namespace LeadCrm.Web.Hosting;

/// <summary>Hangfire's own pages at <c>/admin/jobs</c>, for administrators only; they show ids, never people.</summary>
internal static class JobDashboard
{
    public const string Path = "/admin/jobs";

    public static void MapJobDashboard(this WebApplication app) => app
        .MapHangfireDashboard(Path, new DashboardOptions
        {
            Authorization = [new AdministratorsOnly()],
            DashboardTitle = "LeadCrm jobs",
            AppPath = "/admin/outbox",
            DisplayStorageConnectionString = false,
        })
        .RequireAuthorization();

    private sealed class AdministratorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().RequestServices.GetRequiredService<ICallerContext>().Current.Roles.HasFlag(Roles.Administrator);
    }
}
