-- Who has a group alone keeps others from its members and attributes, and not from a row that merely refers to it: a person's
-- removal, which has locked the person, counts the change of each of their groups without locking those.
CREATE OR REPLACE FUNCTION "lock_groups"(p_group uuid, p_members uuid[], p_alone boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	bound constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
	g uuid;
BEGIN
	IF EXISTS (SELECT FROM groups WHERE tenant_id = bound AND id = ANY (p_members))
		OR p_alone AND EXISTS (SELECT FROM group_groups WHERE tenant_id = bound AND group_id = p_group) THEN
		PERFORM pg_advisory_xact_lock(hashtextextended(bound::text || ' nesting', 0));
		PERFORM FROM groups WHERE tenant_id = bound AND id IN (
			WITH RECURSIVE up(id) AS (
				SELECT p_group
				UNION SELECT gg.group_id FROM group_groups gg JOIN up ON gg.child_id = up.id WHERE gg.tenant_id = bound
			)
			SELECT id FROM up
			UNION ALL SELECT unnest(p_members)
			UNION ALL SELECT gg.child_id FROM group_groups gg WHERE p_alone AND gg.tenant_id = bound AND gg.group_id = p_group
		) ORDER BY id FOR NO KEY UPDATE;
	ELSIF p_alone THEN
		FOR g IN
			WITH RECURSIVE up(id) AS (
				SELECT p_group
				UNION SELECT gg.group_id FROM group_groups gg JOIN up ON gg.child_id = up.id WHERE gg.tenant_id = bound
			)
			SELECT id FROM up ORDER BY id
		LOOP
			IF g = p_group THEN
				PERFORM FROM groups WHERE tenant_id = bound AND id = g FOR NO KEY UPDATE;
			ELSE
				PERFORM FROM groups WHERE tenant_id = bound AND id = g FOR SHARE;
			END IF;
		END LOOP;
	END IF;
END $$;
