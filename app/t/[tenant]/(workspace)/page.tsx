import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/http/page";

/** Admins start at the people, members at what they have to sign. */
export default async function Home() {
  const { user } = await requireViewer();
  redirect(user.role === "admin" ? "/users" : "/to-sign");
}
