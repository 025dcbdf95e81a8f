ALTER TABLE "users" ADD COLUMN "scim_id" uuid;
--> statement-breakpoint
-- Forced row security would hide every row from the owner who fills the column in.
ALTER TABLE "users" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE "users" SET "scim_id" = "id";
--> statement-breakpoint
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "scim_id" SET NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "users_scim_id_key" ON "users" USING btree ("tenant_id","scim_id");
