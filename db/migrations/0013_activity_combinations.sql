DROP INDEX IF EXISTS "activity_events_by_actor";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "activity_events_by_source_action" ON "activity_events" USING btree ("tenant_id","source","action","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "activity_events_by_actor_source" ON "activity_events" USING btree ("tenant_id","actor_id","source","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "activity_events_by_actor_action" ON "activity_events" USING btree ("tenant_id","actor_id","source","action","id");