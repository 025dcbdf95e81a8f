CREATE TABLE "sso_connections" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"entity_id" text NOT NULL,
	"sso_url" text NOT NULL,
	"slo_url" text,
	"certificates" jsonb NOT NULL,
	"email_attribute" text,
	"given_name_attribute" text,
	"family_name_attribute" text,
	"mode" text DEFAULT 'off' NOT NULL,
	"create_on_sign_in" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"connected_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_connections_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "sso_connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sso_sessions" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"name_id" text NOT NULL,
	"name_id_format" text,
	"session_index" text,
	CONSTRAINT "sso_sessions_tenant_id_session_id_pk" PRIMARY KEY("tenant_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "sso_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sso_spent_ids" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_spent_ids_tenant_id_digest_pk" PRIMARY KEY("tenant_id","digest")
);
--> statement-breakpoint
ALTER TABLE "sso_spent_ids" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sso_tests" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"request_id" text NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"result" jsonb,
	CONSTRAINT "sso_tests_tenant_id_request_id_pk" PRIMARY KEY("tenant_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "sso_tests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD CONSTRAINT "sso_connections_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_sessions" ADD CONSTRAINT "sso_sessions_tenant_id_session_id_sessions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","session_id") REFERENCES "public"."sessions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_spent_ids" ADD CONSTRAINT "sso_spent_ids_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_tests" ADD CONSTRAINT "sso_tests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_sessions_by_name_id" ON "sso_sessions" USING btree ("tenant_id","name_id");--> statement-breakpoint
CREATE INDEX "sso_spent_ids_by_expiry" ON "sso_spent_ids" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_connections" AS PERMISSIVE FOR ALL TO public USING ("sso_connections"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK ("sso_connections"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_sessions" AS PERMISSIVE FOR ALL TO public USING ("sso_sessions"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK ("sso_sessions"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_spent_ids" AS PERMISSIVE FOR ALL TO public USING ("sso_spent_ids"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK ("sso_spent_ids"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_tests" AS PERMISSIVE FOR ALL TO public USING ("sso_tests"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK ("sso_tests"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "sso_connections" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_spent_ids" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_tests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_sessions" FORCE ROW LEVEL SECURITY;