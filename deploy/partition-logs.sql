-- Partitions both logs by the time in their ids while Accedo serves. Run it as the owner:
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f deploy/partition-logs.sql
--
-- If a long reader such as pg_dump blocks it for 5 s, it fails with "lock timeout". Run it again before the month ends:
-- a check constraint that it has already added rejects next month's rows.
--
-- No row is copied: the existing table becomes the partition for everything up to the end of this month. Later rows
-- go into a second partition. Split that one while it is empty, and always in this schema:
--
--   begin;
--   alter table activity_events detach partition log_partitions.activity_events_next;
--   create table log_partitions.activity_events_2027 partition of activity_events
--     for values from (first_id_at('2026-12-01 00:00Z')) to (first_id_at('2028-01-01 00:00Z'));
--   alter table activity_events attach partition log_partitions.activity_events_next
--     for values from (first_id_at('2028-01-01 00:00Z')) to (maxvalue);
--   commit;
--
-- In "public", the next `migrate` would grant the application rights on each partition, where row security doesn't apply.
SET lock_timeout = '5s';
CREATE SCHEMA IF NOT EXISTS log_partitions;

CREATE OR REPLACE FUNCTION log_partitions.first_id_of_next_month() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT public.first_id_at((date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC') $$;

-- Validated concurrently with other work, so that attaching the partition needn't scan under the lock below.
DO $$
DECLARE log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['activity_events', 'scim_requests'] LOOP
    EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT IF EXISTS until_partitions, ADD CONSTRAINT until_partitions CHECK (id < %L) NOT VALID',
      log, log_partitions.first_id_of_next_month());
  END LOOP;
END $$;
ALTER TABLE public.activity_events VALIDATE CONSTRAINT until_partitions;
ALTER TABLE public.scim_requests VALIDATE CONSTRAINT until_partitions;

-- Requests wait for some milliseconds. Names stay the same for later migrations.
DO $$
DECLARE
  log text; old regclass; was record; first uuid := log_partitions.first_id_of_next_month();
BEGIN
  FOREACH log IN ARRAY ARRAY['activity_events', 'scim_requests'] LOOP
    EXECUTE format('ALTER TABLE public.%I SET SCHEMA log_partitions', log);
    old := format('log_partitions.%I', log)::regclass;
    EXECUTE format('CREATE TABLE public.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES EXCLUDING CONSTRAINTS) PARTITION BY RANGE (id)', log, old);

    FOR was IN SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conrelid = old AND contype IN ('p', 'f') ORDER BY contype DESC LOOP
      EXECUTE format('ALTER TABLE public.%I ADD CONSTRAINT %I %s', log, was.conname, was.definition);
    END LOOP;
    FOR was IN SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = old AND NOT indisprimary LOOP
      EXECUTE replace(was.definition, ' ON log_partitions.', ' ON public.');
    END LOOP;

    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', log);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', log);
    FOR was IN SELECT policyname, qual, with_check FROM pg_policies WHERE schemaname = 'log_partitions' AND tablename = log LOOP
      EXECUTE format('CREATE POLICY %I ON public.%I USING (%s) WITH CHECK (%s)', was.policyname, log, was.qual, was.with_check);
    END LOOP;
    FOR was IN SELECT grantee::regrole AS role, privilege_type AS may FROM pg_class, aclexplode(relacl)
      WHERE oid = old AND grantee <> relowner LOOP
      EXECUTE format('GRANT %s ON public.%I TO %s', was.may, log, was.role);
      EXECUTE format('REVOKE %s ON %s FROM %s', was.may, old, was.role);
    END LOOP;

    -- The parent table passes row triggers on to its partitions.
    FOR was IN SELECT tgname, tgtype & 1 = 1 AS by_row, pg_get_triggerdef(oid) AS definition FROM pg_trigger
      WHERE tgrelid = old AND NOT tgisinternal LOOP
      IF was.by_row THEN EXECUTE format('DROP TRIGGER %I ON %s', was.tgname, old); END IF;
      EXECUTE replace(was.definition, ' ON log_partitions.', ' ON public.');
    END LOOP;

    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION %s FOR VALUES FROM (MINVALUE) TO (%L)', log, old, first);
    EXECUTE format('CREATE TABLE log_partitions.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (MAXVALUE)', log || '_next', log, first);
  END LOOP;
END $$;
DROP FUNCTION log_partitions.first_id_of_next_month();
