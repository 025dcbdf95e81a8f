"use server";
import { z } from "zod";
import { counted } from "@/app/ui/counted";
import type { Choice } from "@/app/ui/picker";
import { listGroups } from "@/lib/directory/groups/groups";
import { listPeople } from "@/lib/directory/people";
import { adminAction } from "@/lib/http/action";

const words = z.object({ search: z.string().trim().max(200) });
const limit = 8;

export const findPeopleAction = adminAction(words, async (ctx, { search }): Promise<Choice[]> => {
  const { people } = await listPeople(ctx, { search, limit });
  return people.map(({ id, name, email }) => ({ id, name, note: email }));
});

export const findGroupsAction = adminAction(words, async (ctx, { search }): Promise<Choice[]> => {
  const { groups } = await listGroups(ctx, { search, limit });
  return groups.map(({ id, name, people }) => ({
    id,
    name,
    note: counted(people, "person", "people"),
  }));
});
