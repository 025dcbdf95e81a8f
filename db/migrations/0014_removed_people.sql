DROP INDEX "users_by_user_name";--> statement-breakpoint
DROP INDEX "users_by_email";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_removed_by_user_name" ON "users" USING btree ("tenant_id","user_name_key") WHERE "users"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_removed_by_email" ON "users" USING btree ("tenant_id","email_key") WHERE "users"."removed_at" is not null;