CREATE INDEX IF NOT EXISTS "sessions_by_expiry" ON "sessions" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "set_password_links_by_expiry" ON "set_password_links" USING btree ("tenant_id","expires_at");--> statement-breakpoint
-- Sessions and set-password links go, too, a month after they ran out, whether they were ended or used before: what became
-- of them is in the activity log. They count among `p_rows`, and what is told is the logs' rows alone.
CREATE OR REPLACE FUNCTION "expire_rows"(p_after uuid, p_tenants integer, p_rows integer)
RETURNS TABLE (swept_to uuid, is_done boolean, events integer, requests integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	bound constant text := current_setting('app.tenant_id', true);
	month_ago constant timestamptz := now() - interval '30 days';
	t record;
	past record;
	removed integer;
	room integer := p_rows;
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
			ORDER BY d.id LIMIT room FOR UPDATE SKIP LOCKED
		));
		GET DIAGNOSTICS removed = ROW_COUNT;
		events := events + removed;
		room := room - removed;
		DELETE FROM public.scim_requests e WHERE e.tenant_id = t.id AND e.id = ANY (ARRAY(
			SELECT d.id FROM public.scim_requests d WHERE d.tenant_id = t.id AND d.id < t.first_request
			ORDER BY d.id LIMIT room FOR UPDATE SKIP LOCKED
		));
		GET DIAGNOSTICS removed = ROW_COUNT;
		requests := requests + removed;
		room := room - removed;
		-- One by one, by the whole of their keys: for a list of keys the planner may think it cheaper to read all of a workspace's rows.
		FOR past IN
			SELECT d.id FROM public.sessions d WHERE d.tenant_id = t.id AND d.expires_at < month_ago
			ORDER BY d.expires_at LIMIT room FOR UPDATE SKIP LOCKED
		LOOP
			DELETE FROM public.sso_sessions n WHERE n.tenant_id = t.id AND n.session_id = past.id;
			DELETE FROM public.sessions s WHERE s.tenant_id = t.id AND s.id = past.id;
			room := room - 1;
		END LOOP;
		FOR past IN
			SELECT d.digest FROM public.set_password_links d WHERE d.tenant_id = t.id AND d.expires_at < month_ago
			ORDER BY d.expires_at LIMIT room FOR UPDATE SKIP LOCKED
		LOOP
			DELETE FROM public.set_password_links l WHERE l.tenant_id = t.id AND l.digest = past.digest;
			room := room - 1;
		END LOOP;
		EXIT WHEN room = 0; -- and perhaps more of the same workspace
		swept_to := t.id;
		seen := seen + 1;
	END LOOP;
	PERFORM set_config('app.tenant_id', coalesce(bound, ''), true);
	is_done := room > 0 AND seen < p_tenants;
	RETURN NEXT;
END $$;
