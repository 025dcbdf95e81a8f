"use server";
import { z } from "zod";
import { listPeople } from "@/lib/directory/people";
import { adminAction } from "@/lib/http/action";

export const findPeopleAction = adminAction(
  z.object({ search: z.string().trim().max(200) }),
  async (ctx, { search }) => {
    const { people } = await listPeople(ctx, { search, limit: 8 });
    return people.map(({ id, name, email }) => ({ id, name, email }));
  },
);
