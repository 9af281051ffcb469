using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadCrm.Migrations.Generated
{
    /// <inheritdoc />
    public partial class SearchQueueAndTreatmentPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "plan_deposit",
                table: "leads",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<decimal>(
                name: "plan_deposit_amount",
                table: "leads",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plan_deposit_currency",
                table: "leads",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "plan_from",
                table: "leads",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "plan_until",
                table: "leads",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "leads",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<short>(
                name: "queue_band",
                table: "leads",
                type: "smallint",
                nullable: false,
                computedColumnSql: "(CASE WHEN red_flag = 1 THEN 0\n     WHEN next_step = 14 THEN 4\n     WHEN next_step = 1 THEN 1\n     WHEN waiting_on = 0 THEN 2\n     ELSE 3 END)::smallint",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_queue_bands",
                table: "leads",
                columns: new[] { "queue_band", "next_step_due_at", "id" },
                filter: "next_step_due_at IS NOT NULL");

            // Rows of before, folded as far as SQL can; new ones are folded by SearchFolding.
            migrationBuilder.Sql("""
                UPDATE leads SET search_text = concat_ws(' ',
                    trim(regexp_replace(regexp_replace(normalize(lower(concat_ws(' ', requester_full_name, patient_full_name, requester_email)), NFKD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]@]+', ' ', 'g')),
                    regexp_replace(requester_phone, '[^0-9]', '', 'g'),
                    lower(regexp_replace(reference, '[^[:alnum:]]', '', 'g')),
                    lower(regexp_replace(external_id, '[^[:alnum:]]', '', 'g')))
                """);
            // pg_trgm comes with PostgreSQL and may be installed by a database's owner. Where it is not there, search is right and slow.
            migrationBuilder.Sql("""
                DO $$
                BEGIN
                    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
                        CREATE EXTENSION IF NOT EXISTS pg_trgm;
                        CREATE INDEX ix_leads_search ON leads USING gin (search_text gin_trgm_ops);
                    END IF;
                EXCEPTION WHEN insufficient_privilege THEN
                    RAISE WARNING 'pg_trgm could not be installed; searching leads reads them all.';
                END $$
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_leads_queue_bands",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "queue_band",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "plan_deposit",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "plan_deposit_amount",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "plan_deposit_currency",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "plan_from",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "plan_until",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "leads");
        }
    }
}
