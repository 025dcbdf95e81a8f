-- What a membership change locks against everything but other membership changes, in one round trip: the groups, those
-- around them, and the policies attached to any of these. Tells whether there are such policies: where there are none, no
-- assignment depends on who is in the groups, and until the transaction ends none can come to.
CREATE FUNCTION "lock_for_membership"(p_groups uuid[], p_members uuid[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	bound constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
	held uuid[];
	around uuid[];
BEGIN
	PERFORM lock_groups(p_groups[1], p_members, false);
	LOOP
		held := around;
		around := ARRAY(
			WITH RECURSIVE up(id) AS (
				SELECT unnest(p_groups)
				UNION SELECT gg.group_id FROM group_groups gg JOIN up ON gg.child_id = up.id WHERE gg.tenant_id = bound
			)
			SELECT id FROM up
		);
		-- A nesting that the locks waited for may have put more groups around; once all are held, none can.
		EXIT WHEN around <@ held;
		PERFORM FROM groups WHERE tenant_id = bound AND id = ANY (around) ORDER BY id FOR SHARE;
	END LOOP;
	PERFORM FROM policies WHERE tenant_id = bound AND id IN (
		SELECT policy_id FROM policy_groups WHERE tenant_id = bound AND group_id = ANY (around)
	) ORDER BY id FOR SHARE;
	RETURN FOUND;
END $$;
