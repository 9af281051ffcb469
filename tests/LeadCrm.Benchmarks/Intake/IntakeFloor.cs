namespace LeadCrm.Benchmarks.Intake;

/// <summary>The rows of one intake as plain statements: one lead, four consents, a timeline line, a personal link, a message.</summary>
internal static class IntakeFloor
{
    public const string Script = """
        SELECT gen_random_uuid() AS lead, gen_random_uuid() AS link \gset
        BEGIN;
        INSERT INTO leads (id, reference, created_at, last_activity_at, stage, category_code, condition_code, treatment_code, message, answers, eligibility, eligibility_overridden,
          other_clinics_may_answer, consents_granted, red_flag, next_step, next_step_due_at, waiting_on, idempotency_key, request_hash, version,
          attribution_article_category, attribution_article_slug, attribution_article_title, attribution_campaign, attribution_medium, attribution_site_key, attribution_source, attribution_url,
          patient_sex, patient_year_of_birth, requester_country, requester_email, requester_full_name, requester_language, requester_phone, requester_preferred_channel,
          requester_relation, requester_time_zone, search_text, wishes_budget_amount, wishes_budget_currency, wishes_companions, wishes_destinations)
        VALUES (:lead, 'MQ-F-' || left(:lead::text, 13), now(), now(), 0, 'stem-cell', 'systemic-sclerosis', 'hsct', decode(repeat('ab', 110), 'hex'), decode(repeat('cd', 900), 'hex'), 0, false,
          true, 7, 0, 1, now(), 0, 'F' || :lead::text, decode(repeat('ef', 32), 'hex'), 0,
          'Stem Cell', 'stem-cells-scleroderma', 'Stem cells: new hope', 'november', 'email', 'demo', 'newsletter', 'https://example.org/articles/stem-cells-scleroderma',
          1, 1978, 'GB', 'jane.roe@example.org', 'Jane Roe', 'en', '+442079460958', 0, 0, 'Europe/London', 'jane ro jane ro@example org 442079460958 mqf' || left(replace(:lead::text, '-', ''), 13), 40000, 'USD', 1, '{TR,MX}');
        INSERT INTO consents (id, lead_id, purpose, granted, text_version, language, at, proof) VALUES
          (gen_random_uuid(), :lead, 1, true, '2026-11', 'en', now(), 'form'), (gen_random_uuid(), :lead, 2, true, '2026-11', 'en', now(), 'form'),
          (gen_random_uuid(), :lead, 4, true, '2026-11', 'en', now(), 'form'), (gen_random_uuid(), :lead, 16, false, '2026-11', 'en', now(), 'form');
        INSERT INTO journal (id, lead_id, kind, at, actor_kind, fields) VALUES (gen_random_uuid(), :lead, 0, now(), 1, '{}');
        INSERT INTO personal_links (id, lead_id, created_at, expires_at) VALUES (:link, :lead, now(), now() + interval '1 year');
        INSERT INTO messages (id, kind, lead_id, step, dedup_key, due_at, status, attempts, next_attempt_at) VALUES (gen_random_uuid(), 0, :lead, 0, '0:' || :lead::text || ':0', now(), 0, 0, now());
        COMMIT;
        """;
}
