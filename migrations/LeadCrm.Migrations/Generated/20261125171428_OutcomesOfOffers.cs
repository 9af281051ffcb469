using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class OutcomesOfOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "accepted_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "chosen_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            // What could be told from where an assignment stands: 20 is declined; 2 is an accepted quote.
            migrationBuilder.Sql("""
                UPDATE assignments SET accepted_at = answered_at WHERE answered_at IS NOT NULL AND status <> 20;
                UPDATE assignments a SET chosen_at = q.decided_at FROM quotes q WHERE q.assignment_id = a.id AND q.status = 2;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "chosen_at",
                table: "assignments");
        }
    }
}
