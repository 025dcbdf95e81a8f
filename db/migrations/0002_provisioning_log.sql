CREATE TABLE "scim_requests" (
	"tenant_id" uuid DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"token_id" uuid,
	"client" text,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"lookup" text,
	"status" smallint NOT NULL,
	"reason" text,
	"detail" text,
	"duration_ms" integer NOT NULL,
	"action" text,
	"target_type" text,
	"target_id" uuid,
	"target_label" text,
	"changes" integer DEFAULT 0 NOT NULL,
	"ip" text,
	CONSTRAINT "scim_requests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "scim_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scim_requests" ADD CONSTRAINT "scim_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scim_requests_by_token" ON "scim_requests" USING btree ("tenant_id","token_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "scim_requests" AS PERMISSIVE FOR ALL TO public USING ("scim_requests"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK ("scim_requests"."tenant_id" = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "scim_requests" FORCE ROW LEVEL SECURITY;
