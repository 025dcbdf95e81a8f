-- Row security binds the owner of the tables too, so that a migration or a console can't cross workspaces unawares.
DO $$
DECLARE
	t regclass;
BEGIN
	FOR t IN SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity LOOP
		EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
	END LOOP;
END $$;
--> statement-breakpoint
-- What the bind functions below, which run as the owner, must see before a workspace is known.
CREATE POLICY "bind" ON "tenants" FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY "bind" ON "scim_tokens" FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY "bind" ON "sessions" FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY "bind" ON "users" FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
-- Each bind function ties the transaction to the workspace that a host names, and tells who is asking. Nothing is
-- tied, and so nothing visible, unless the state is 'ok'. No row comes back where there is no such workspace.
CREATE FUNCTION "bind_token"(p_slug text, p_digest bytea)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	t public.tenants;
	k public.scim_tokens;
BEGIN
	SELECT * INTO t FROM public.tenants WHERE slug = p_slug;
	IF NOT FOUND THEN RETURN; END IF;
	SELECT * INTO k FROM public.scim_tokens s WHERE s.tenant_id = t.id AND s.digest = p_digest;
	IF FOUND AND k.revoked_at IS NULL THEN
		PERFORM set_config('app.tenant_id', t.id::text, true);
		state := 'ok';
	ELSE
		state := CASE WHEN FOUND THEN 'revoked' ELSE 'unknown' END;
	END IF;
	RETURN QUERY SELECT state, t.id, t.name, t.plan, k.id, k.name, NULL::text, NULL::text, k.last_used_at::timestamptz;
END $$;
--> statement-breakpoint
CREATE FUNCTION "bind_session"(p_slug text, p_session uuid)
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
		state := 'ok';
	ELSE
		state := 'unknown';
	END IF;
	RETURN QUERY SELECT state, t.id, t.name, t.plan, u.id, u.label, u.email, u.role, NULL::timestamptz;
END $$;
--> statement-breakpoint
CREATE FUNCTION "bind_workspace"(p_slug text)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
	t public.tenants;
BEGIN
	SELECT * INTO t FROM public.tenants WHERE slug = p_slug;
	IF NOT FOUND THEN RETURN; END IF;
	PERFORM set_config('app.tenant_id', t.id::text, true);
	RETURN QUERY SELECT 'ok', t.id, t.name, t.plan, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::timestamptz;
END $$;
--> statement-breakpoint
-- Makes a workspace and ties the transaction to it, so that its first admin comes with it or not at all.
CREATE FUNCTION "found_workspace"(p_slug text, p_id uuid, p_name text, p_plan text)
RETURNS TABLE (state text, tenant_id uuid, tenant_name text, tenant_plan text, actor_id uuid, actor_label text, actor_email text, actor_role text, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
	PERFORM set_config('app.tenant_id', p_id::text, true);
	INSERT INTO public.tenants (id, slug, name, plan) VALUES (p_id, p_slug, p_name, p_plan);
	RETURN QUERY SELECT * FROM public.bind_workspace(p_slug);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "bind_token"(text, bytea), "bind_session"(text, uuid), "bind_workspace"(text), "found_workspace"(text, uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
-- What was recorded, signed, or published stays as it was, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "activity_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "sign_offs" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
