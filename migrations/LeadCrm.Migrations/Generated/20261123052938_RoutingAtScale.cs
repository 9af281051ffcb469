using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class RoutingAtScale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_messages_leads_lead_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_routing_decisions_leads_lead_id",
                table: "routing_decisions");

            // The model cannot say that a relation has no constraint (ADR 12).
            migrationBuilder.DropForeignKey(
                name: "fk_lead_events_leads_lead_id",
                table: "lead_events");

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
            migrationBuilder.AddForeignKey(
                name: "fk_lead_events_leads_lead_id",
                table: "lead_events",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.DropTable(
                name: "routing_turns");

            migrationBuilder.DropIndex(
                name: "ix_assignments_offered_at",
                table: "assignments");

            migrationBuilder.AddForeignKey(
                name: "fk_messages_leads_lead_id",
                table: "messages",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_routing_decisions_leads_lead_id",
                table: "routing_decisions",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
