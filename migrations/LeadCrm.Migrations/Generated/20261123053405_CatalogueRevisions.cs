using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class CatalogueRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pair_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition_code = table.Column<string>(type: "character varying(60)", nullable: false),
                    treatment_code = table.Column<string>(type: "character varying(60)", nullable: false),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    level_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    drafted_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    applied_version = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_pair_revisions_treatment_pairs_condition_code_treatment_code",
                        columns: x => new { x.condition_code, x.treatment_code },
                        principalTable: "treatment_pairs",
                        principalColumns: new[] { "condition_code", "treatment_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pair_revisions_proposed",
                table: "pair_revisions",
                column: "status",
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ux_pair_revisions_draft",
                table: "pair_revisions",
                columns: new[] { "condition_code", "treatment_code", "drafted_by_id" },
                unique: true,
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ux_pair_revisions_version",
                table: "pair_revisions",
                columns: new[] { "condition_code", "treatment_code", "applied_version" },
                unique: true,
                filter: "applied_version IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pair_revisions");
        }
    }
}
