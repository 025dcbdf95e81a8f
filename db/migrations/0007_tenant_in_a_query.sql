ALTER POLICY "tenant" ON "activity_events" TO public USING ("activity_events"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("activity_events"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "group_groups" TO public USING ("group_groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("group_groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "group_users" TO public USING ("group_users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("group_users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "group_versions" TO public USING ("group_versions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("group_versions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "groups" TO public USING ("groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "assignments" TO public USING ("assignments"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("assignments"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "policies" TO public USING ("policies"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("policies"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "policy_groups" TO public USING ("policy_groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("policy_groups"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "policy_users" TO public USING ("policy_users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("policy_users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "policy_versions" TO public USING ("policy_versions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("policy_versions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sign_offs" TO public USING ("sign_offs"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sign_offs"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "scim_requests" TO public USING ("scim_requests"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("scim_requests"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "scim_tokens" TO public USING ("scim_tokens"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("scim_tokens"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "passwords" TO public USING ("passwords"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("passwords"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sessions" TO public USING ("sessions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sessions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "set_password_links" TO public USING ("set_password_links"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("set_password_links"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sign_in_failures" TO public USING ("sign_in_failures"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sign_in_failures"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sso_connections" TO public USING ("sso_connections"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sso_connections"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sso_sessions" TO public USING ("sso_sessions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sso_sessions"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sso_spent_ids" TO public USING ("sso_spent_ids"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sso_spent_ids"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "sso_tests" TO public USING ("sso_tests"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sso_tests"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "tenants" TO public USING ("tenants"."id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("tenants"."id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "user_emails" TO public USING ("user_emails"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("user_emails"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant" ON "users" TO public USING ("users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("users"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- One look-up, and one row: this runs in every request of an identity provider. An assignment evaluates set_config
-- by itself, where PERFORM would run a query.
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
	IF state = 'ok' THEN bound := set_config('app.tenant_id', tenant_id::text, true); END IF;
	RETURN NEXT;
END $$;
