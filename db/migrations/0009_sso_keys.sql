CREATE TABLE "sso_keys" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"certificate" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sso_keys_one_of_each" UNIQUE("tenant_id","state")
);
--> statement-breakpoint
ALTER TABLE "sso_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "slo_binding" text DEFAULT 'redirect' NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "slo_response_url" text;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "wants_signed_requests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "always_signs_requests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "metadata_url" text;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "metadata_checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "metadata_read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sso_connections" ADD COLUMN "metadata_problem" text;--> statement-breakpoint
ALTER TABLE "sso_keys" ADD CONSTRAINT "sso_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "sso_keys" AS PERMISSIVE FOR ALL TO public USING ("sso_keys"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK ("sso_keys"."tenant_id" = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "sso_keys" FORCE ROW LEVEL SECURITY;