using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class RechecksAndPolicyNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence<int>(
                name: "policy_versions",
                startValue: 2L);

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

            // Numbers that were given before there was a sequence, also those of drafts that were discarded: the audit log names them "version 7".
            migrationBuilder.Sql(
                """
                SELECT setval('policy_versions', greatest(
                    1,
                    (SELECT max(version) FROM routing_policies),
                    (SELECT max(substring(reason FROM 'version ([0-9]{1,9})')::int) FROM audit_entries WHERE action = 'policy-discarded')))
                """);
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

            migrationBuilder.DropSequence(
                name: "policy_versions");
        }
    }
}
