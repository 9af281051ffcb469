using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class RecheckedRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rechecked_at",
                table: "pair_revisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "rechecked_up_to",
                table: "pair_revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_pair_revisions_to_recheck",
                table: "pair_revisions",
                column: "decided_at",
                filter: "status = 2 AND rechecked_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_pair_revisions_to_recheck",
                table: "pair_revisions");

            migrationBuilder.DropColumn(
                name: "rechecked_at",
                table: "pair_revisions");

            migrationBuilder.DropColumn(
                name: "rechecked_up_to",
                table: "pair_revisions");
        }
    }
}
