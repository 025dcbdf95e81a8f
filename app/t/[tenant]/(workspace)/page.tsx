import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/http/page";

/** Admins start with the people, members with what waits for their signature. */
export default async function Home() {
  const { user } = await requireViewer();
  redirect(user.role === "admin" ? "/users" : "/to-sign");
}
