using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class ReturnTermsAndOfferings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "return_age_days",
                table: "clinics",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "return_share",
                table: "clinics",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offerings_hash",
                table: "clinic_snapshots",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "return_age_days",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "return_share",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "offerings_hash",
                table: "clinic_snapshots");
        }
    }
}
