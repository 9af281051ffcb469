using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace LeadCrm.Migrations;

/// <summary>Lets the command-line tool build the model; it never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<LeadCrmDbContext>
{
    public LeadCrmDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<LeadCrmDbContext>)new DbContextOptionsBuilder<LeadCrmDbContext>().UseLeadCrm(NpgsqlDataSource.Create("Host=127.0.0.1")).Options, new CallerContext());
}
