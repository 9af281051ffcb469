using System;
using System.Collections.Generic;
using System.Net;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class Journal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<short>(type: "smallint", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<IPAddress>(type: "inet", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<short>(type: "smallint", nullable: true),
                    to = table.Column<short>(type: "smallint", nullable: true),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    fields = table.Column<List<string>>(type: "text[]", nullable: false),
                    text_id = table.Column<Guid>(type: "uuid", nullable: true),
                    epoch = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    transaction_id = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_texts", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_journal_actor_id_id",
                table: "journal",
                columns: new[] { "actor_id", "id" },
                filter: "actor_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_journal_commit_order",
                table: "journal",
                columns: new[] { "epoch", "transaction_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_lead_id_id",
                table: "journal",
                columns: new[] { "lead_id", "id" },
                filter: "lead_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_journal_texts_lead_id",
                table: "journal_texts",
                column: "lead_id");

            migrationBuilder.Sql("""
                -- Transactions are counted anew where a database is restored elsewhere; from then on facts stand in a new epoch.
                CREATE TABLE journal_epochs (epoch integer PRIMARY KEY, began_at timestamptz NOT NULL);
                INSERT INTO journal_epochs VALUES (1, now());
                CREATE TABLE journal_places (
                    consumer text PRIMARY KEY, epoch integer NOT NULL, transaction_id xid8 NOT NULL, fact_id uuid NOT NULL);

                -- Run by the owner after each migration, before the program writes: begins an epoch where the last fact's transaction has not come yet.
                CREATE FUNCTION journal_continue() RETURNS integer LANGUAGE plpgsql AS $function$
                DECLARE
                    present integer := (SELECT max(epoch) FROM journal_epochs);
                    last xid8 := (SELECT transaction_id FROM journal WHERE epoch = present ORDER BY epoch DESC, transaction_id DESC LIMIT 1);
                BEGIN
                    IF last >= pg_snapshot_xmax(pg_current_snapshot()) THEN
                        present := present + 1;
                        INSERT INTO journal_epochs VALUES (present, now());
                        EXECUTE format('ALTER TABLE journal ALTER COLUMN epoch SET DEFAULT %s', present);
                    END IF;
                    RETURN present;
                END
                $function$;

                -- Timelines are kept. The audit log before the journal had codes of its own and no reader; it ends here.
                INSERT INTO journal_texts (id, lead_id, content) SELECT id, lead_id, note FROM lead_events WHERE note IS NOT NULL;
                INSERT INTO journal (id, kind, at, actor_kind, actor_id, lead_id, clinic_id, assignment_id, "from", "to", reason, fields, text_id)
                SELECT id, kind, at, actor_kind, actor_id, lead_id, clinic_id, assignment_id, "from", "to", reason, '{}', CASE WHEN note IS NOT NULL THEN id END
                FROM lead_events;
                """);

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "lead_events");

            migrationBuilder.DropTable(
                name: "outbox");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION journal_continue(); DROP TABLE journal_places; DROP TABLE journal_epochs");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journal_texts");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_kind = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fields = table.Column<List<string>>(type: "text[]", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lead_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_kind = table.Column<short>(type: "smallint", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<short>(type: "smallint", nullable: true),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<byte[]>(type: "bytea", nullable: true),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    to = table.Column<short>(type: "smallint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_lead_events_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_id",
                table: "audit_entries",
                columns: new[] { "actor_id", "id" },
                filter: "actor_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_lead_id_id",
                table: "audit_entries",
                columns: new[] { "lead_id", "id" },
                filter: "lead_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lead_events_lead_id_id",
                table: "lead_events",
                columns: new[] { "lead_id", "id" });
        }
    }
}
