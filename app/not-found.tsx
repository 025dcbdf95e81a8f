import type { Metadata } from "next";
import { rootOrigin, visitorContext } from "@/lib/http/page";
import { PlainPage } from "./shell/plain-page";
import { ProductMark } from "./shell/product-mark";
import { LeavingLink } from "./ui/button";

export const metadata: Metadata = { title: "Not found" };

/** An unknown workspace, or an unknown address at the root host. */
export default async function NotFound() {
  const { tenant, ctx } = await visitorContext();
  if (tenant || !ctx.workspace) {
    return (
      <PlainPage
        mark={<ProductMark />}
        title="There is nothing at this address"
        sentence="Check the link, or start from your workspace's address."
      />
    );
  }
  return (
    <PlainPage
      mark={<ProductMark />}
      title="No such workspace"
      sentence={
        <>
          There is no workspace called <strong className="text-text">{ctx.workspace}</strong> here.
          Check the first part of the address: it is the name that your organisation chose.
        </>
      }
    >
      <LeavingLink href={await rootOrigin()}>Find your workspace</LeavingLink>
    </PlainPage>
  );
}
