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
            // The model cannot say that a relation has no constraint (ADR 12).
            migrationBuilder.DropForeignKey(
                name: "fk_lead_events_leads_lead_id",
                table: "lead_events");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_leads_lead_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_routing_decisions_leads_lead_id",
                table: "routing_decisions");

            migrationBuilder.AddColumn<int>(
                name: "based_on",
                table: "routing_policies",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "routing_policies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "simulation_id",
                table: "routing_policies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "lead_id",
                table: "messages",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "about_id",
                table: "messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "recipient_id",
                table: "messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "routing_held",
                table: "leads",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "contracts",
                table: "clinics",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "pause_reason",
                table: "clinics",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "pause_ends_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pauses",
                table: "assignments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "working_time_left",
                table: "assignments",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_clinic = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    records_sent = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_notes_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clinic_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sendings = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clinic_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_clinic_invitations_clinics_clinic_id",
                        column: x => x.clinic_id,
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "clinic_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    stated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refusal_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clinic_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_clinic_statements_clinics_clinic_id",
                        column: x => x.clinic_id,
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lead_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<short>(type: "smallint", nullable: false),
                    note = table.Column<byte[]>(type: "bytea", nullable: true),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decision_note = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_returns", x => x.id);
                    table.ForeignKey(
                        name: "fk_lead_returns_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_lead_returns_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "licence_warnings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    warned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_licence_warnings", x => x.id);
                    table.ForeignKey(
                        name: "fk_licence_warnings_clinics_clinic_id",
                        column: x => x.clinic_id,
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "quote_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    treatment_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    valid_days = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_templates", x => x.id);
                    table.ForeignKey(
                        name: "fk_quote_templates_clinics_clinic_id",
                        column: x => x.clinic_id,
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "simulation_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "jsonb", nullable: false),
                    compared_with = table.Column<int>(type: "integer", nullable: false),
                    leads_wanted = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancel_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    beat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leads_found = table.Column<int>(type: "integer", nullable: true),
                    leads_done = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "jsonb", nullable: true),
                    failure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_simulation_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_simulation_runs_routing_policies_policy_version",
                        column: x => x.policy_version,
                        principalTable: "routing_policies",
                        principalColumn: "version",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_offered_at",
                table: "assignments",
                column: "offered_at");

            migrationBuilder.CreateIndex(
                name: "ix_case_notes_lead_id_id",
                table: "case_notes",
                columns: new[] { "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clinic_invitations_clinic_id",
                table: "clinic_invitations",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "ix_clinic_statements_clinic_id_subject",
                table: "clinic_statements",
                columns: new[] { "clinic_id", "subject" },
                unique: true,
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_lead_returns_assignment_id",
                table: "lead_returns",
                column: "assignment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lead_returns_clinic_id_number",
                table: "lead_returns",
                columns: new[] { "clinic_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lead_returns_lead_id",
                table: "lead_returns",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_returns_status_id",
                table: "lead_returns",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_licence_warnings_clinic_id_kind_number_expires_on_days",
                table: "licence_warnings",
                columns: new[] { "clinic_id", "kind", "number", "expires_on", "days" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_quote_templates_clinic_id_condition_code_treatment_code_name",
                table: "quote_templates",
                columns: new[] { "clinic_id", "condition_code", "treatment_code", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_simulation_runs_policy_version_requested_at",
                table: "simulation_runs",
                columns: new[] { "policy_version", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ux_simulation_runs_underway",
                table: "simulation_runs",
                column: "policy_version",
                unique: true,
                filter: "status < 2");
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
                name: "case_notes");

            migrationBuilder.DropTable(
                name: "clinic_invitations");

            migrationBuilder.DropTable(
                name: "clinic_statements");

            migrationBuilder.DropTable(
                name: "lead_returns");

            migrationBuilder.DropTable(
                name: "licence_warnings");

            migrationBuilder.DropTable(
                name: "pair_revisions");

            migrationBuilder.DropTable(
                name: "quote_templates");

            migrationBuilder.DropTable(
                name: "routing_turns");

            migrationBuilder.DropTable(
                name: "simulation_runs");

            migrationBuilder.DropIndex(
                name: "ix_assignments_offered_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "based_on",
                table: "routing_policies");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "routing_policies");

            migrationBuilder.DropColumn(
                name: "simulation_id",
                table: "routing_policies");

            migrationBuilder.DropColumn(
                name: "about_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "recipient_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "routing_held",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "contracts",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "pause_reason",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "pause_ends_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "pauses",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "working_time_left",
                table: "assignments");

            migrationBuilder.AlterColumn<Guid>(
                name: "lead_id",
                table: "messages",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

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
