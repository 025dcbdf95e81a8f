import { activityCsv, ofActivity } from "./activity";
import { large } from "./large";
import { ofLists } from "./lists";
import { ofMembers } from "./members";
import { ofPeople } from "./people";
import { syncs } from "./syncs";
import { walk } from "./walk";
import type { Workload } from "./workload";
import { workspaces } from "./workspaces";

/** Every workload, in running and display order: lists first, as they would count the people added by others. */
export const workloads: readonly Workload[] = [
  ...ofLists,
  walk,
  ...ofPeople,
  ...ofMembers,
  ...syncs,
  ...large,
  workspaces,
  ...ofActivity,
  activityCsv,
];
