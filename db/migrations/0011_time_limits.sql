-- A transaction that may write has longer for each of its statements than the role allows a read: the change of a large
-- group takes what it takes, while a search that goes through everything must not hold a connection that others
-- wait for. It is set where each transaction begins, so that it costs no round trip.
CREATE OR REPLACE FUNCTION "bind_token"(p_slug text, p_digest bytea)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' ROWS 1 AS $$
DECLARE
	bound text;
BEGIN
	SELECT CASE WHEN k.id IS NULL THEN 'unknown' WHEN k.revoked_at IS NULL THEN 'ok' ELSE 'revoked' END,
		t.id, t.name, t.plan, k.id, k.name, k.last_used_at
	INTO state, tenant_id, tenant_name, tenant_plan, actor_id, actor_label, last_used_at
	FROM public.tenants t LEFT JOIN public.scim_tokens k ON k.tenant_id = t.id AND k.digest = p_digest
	WHERE t.slug = p_slug;
	IF NOT FOUND THEN RETURN; END IF;
	IF state = 'ok' THEN
		bound := set_config('app.tenant_id', tenant_id::text, true);
		IF current_setting('transaction_read_only') = 'off' THEN
			bound := set_config('statement_timeout', '60s', true);
			-- An integration sends the same few changes for ever. Statements with arrays of ids would be planned anew for
			-- each array, which costs more than to run them.
			bound := set_config('plan_cache_mode', 'force_generic_plan', true);
		END IF;
	END IF;
	RETURN NEXT;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "bind_session"(p_slug text, p_session uuid)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	t public.tenants;
	u public.users;
BEGIN
	SELECT * INTO t FROM public.tenants WHERE slug = p_slug;
	IF NOT FOUND THEN RETURN; END IF;
	SELECT a.* INTO u FROM public.sessions s JOIN public.users a ON a.tenant_id = s.tenant_id AND a.id = s.user_id
	WHERE s.tenant_id = t.id AND s.id = p_session AND s.ended_at IS NULL AND s.expires_at > now() AND a.active AND a.removed_at IS NULL;
	IF FOUND THEN
		PERFORM set_config('app.tenant_id', t.id::text, true);
		IF current_setting('transaction_read_only') = 'off' THEN PERFORM set_config('statement_timeout', '60s', true); END IF;
		state := 'ok';
	ELSE
		state := 'unknown';
	END IF;
	RETURN QUERY SELECT state, t.id, t.name, t.plan, u.id, u.label, u.email, u.role, NULL::timestamptz;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "bind_workspace"(p_slug text)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	t public.tenants;
BEGIN
	SELECT * INTO t FROM public.tenants WHERE slug = p_slug;
	IF NOT FOUND THEN RETURN; END IF;
	PERFORM set_config('app.tenant_id', t.id::text, true);
	IF current_setting('transaction_read_only') = 'off' THEN PERFORM set_config('statement_timeout', '60s', true); END IF;
	RETURN QUERY SELECT 'ok', t.id, t.name, t.plan, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::timestamptz;
END $$;
