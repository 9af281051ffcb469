using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class DraftsAndNamedCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "patient_name",
                table: "identity_releases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "search_name",
                table: "identity_releases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "age_years",
                table: "case_summaries",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "case_summaries",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "case_summaries",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "sex",
                table: "case_summaries",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateTable(
                name: "unsent_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsent_quotes", x => x.id);
                    table.ForeignKey(
                        name: "fk_unsent_quotes_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unsent_quotes_assignment_id",
                table: "unsent_quotes",
                column: "assignment_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unsent_quotes");

            migrationBuilder.DropColumn(
                name: "patient_name",
                table: "identity_releases");

            migrationBuilder.DropColumn(
                name: "search_name",
                table: "identity_releases");

            migrationBuilder.DropColumn(
                name: "age_years",
                table: "case_summaries");

            migrationBuilder.DropColumn(
                name: "country",
                table: "case_summaries");

            migrationBuilder.DropColumn(
                name: "region",
                table: "case_summaries");

            migrationBuilder.DropColumn(
                name: "sex",
                table: "case_summaries");
        }
    }
}
