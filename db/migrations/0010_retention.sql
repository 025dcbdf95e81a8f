CREATE TABLE "retention" (
	"plan" text PRIMARY KEY NOT NULL,
	"activity_days" integer,
	"request_days" integer,
	CONSTRAINT "retention_activity_days" CHECK ("retention"."activity_days" >= 30),
	CONSTRAINT "retention_request_days" CHECK ("retention"."request_days" >= 1)
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "plan_since" timestamp (3) with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
-- A workspace can't date its plan back, nor can the application.
CREATE FUNCTION "note_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' OR NEW.plan IS DISTINCT FROM OLD.plan THEN
		NEW.plan_since := now();
	ELSE
		NEW.plan_since := OLD.plan_since;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "plan_since" BEFORE INSERT OR UPDATE ON "tenants" FOR EACH ROW EXECUTE FUNCTION "note_plan"();
--> statement-breakpoint
-- The least UUIDv7 of a moment.
CREATE FUNCTION "first_id_at"(p_moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
	SELECT (lpad(to_hex(floor(extract(epoch FROM p_moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
--> statement-breakpoint
-- The first event that a workspace keeps; null where it keeps all of them. For a month after a change of plan that is all,
-- so that a plan that is changed by mistake, or by somebody who wants the log gone, is found in time.
CREATE FUNCTION "activity_kept_from"(p_tenant uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
	SELECT public.first_id_at(now() - make_interval(days => r.activity_days))
	FROM public.tenants t JOIN public.retention r ON r.plan = t.plan
	WHERE t.id = p_tenant AND t.plan_since < now() - interval '30 days'
$$;
--> statement-breakpoint
CREATE FUNCTION "refuse_early_removal"() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
	IF OLD.id < public.activity_kept_from(OLD.tenant_id) THEN RETURN OLD; END IF;
	RAISE EXCEPTION 'rows of % are never changed or removed before their time', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER "append_only" ON "activity_events";
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR TRUNCATE ON "activity_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "kept_until" BEFORE DELETE ON "activity_events" FOR EACH ROW EXECUTE FUNCTION "refuse_early_removal"();
--> statement-breakpoint
-- The one way by which rows of the logs go: those past their time, a few at once, of the workspaces after one of them. It
-- takes no period and no condition, so that whoever calls it removes what would have gone anyway. No row comes back
-- where another instance is at it. It waits for no lock, and holds none that a request needs.
CREATE FUNCTION "expire_rows"(p_after uuid, p_tenants integer, p_rows integer)
RETURNS TABLE (swept_to uuid, is_done boolean, events integer, requests integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	bound constant text := current_setting('app.tenant_id', true);
	t record;
	removed integer;
	seen integer := 0;
BEGIN
	IF NOT pg_try_advisory_xact_lock(4117206) THEN RETURN; END IF;
	swept_to := p_after; events := 0; requests := 0;
	FOR t IN
		SELECT w.id, public.activity_kept_from(w.id) AS first_event,
			public.first_id_at(now() - make_interval(days => r.request_days)) AS first_request
		FROM public.tenants w JOIN public.retention r ON r.plan = w.plan
		WHERE p_after IS NULL OR w.id > p_after
		ORDER BY w.id LIMIT p_tenants
	LOOP
		PERFORM set_config('app.tenant_id', t.id::text, true);
		DELETE FROM public.activity_events e WHERE e.tenant_id = t.id AND e.id = ANY (ARRAY(
			SELECT d.id FROM public.activity_events d WHERE d.tenant_id = t.id AND d.id < t.first_event
			ORDER BY d.id LIMIT p_rows - events - requests FOR UPDATE SKIP LOCKED
		));
		GET DIAGNOSTICS removed = ROW_COUNT;
		events := events + removed;
		DELETE FROM public.scim_requests e WHERE e.tenant_id = t.id AND e.id = ANY (ARRAY(
			SELECT d.id FROM public.scim_requests d WHERE d.tenant_id = t.id AND d.id < t.first_request
			ORDER BY d.id LIMIT p_rows - events - requests FOR UPDATE SKIP LOCKED
		));
		GET DIAGNOSTICS removed = ROW_COUNT;
		requests := requests + removed;
		EXIT WHEN events + requests >= p_rows; -- and perhaps more of the same workspace
		swept_to := t.id;
		seen := seen + 1;
	END LOOP;
	PERFORM set_config('app.tenant_id', coalesce(bound, ''), true);
	is_done := events + requests < p_rows AND seen < p_tenants;
	RETURN NEXT;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "activity_kept_from"(uuid), "expire_rows"(uuid, integer, integer) FROM PUBLIC;
