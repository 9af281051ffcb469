using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class RoutingTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "routing_turns",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    mark = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_turns", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_offered_at",
                table: "assignments",
                column: "offered_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "routing_turns");

            migrationBuilder.DropIndex(
                name: "ix_assignments_offered_at",
                table: "assignments");
        }
    }
}
