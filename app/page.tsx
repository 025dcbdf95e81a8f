import { rootOrigin } from "@/lib/http/page";
import { FindWorkspace } from "./find-workspace";
import { PlainPage } from "./shell/plain-page";
import { ProductMark } from "./shell/product-mark";

/** The root host, which belongs to no workspace: asks for one. */
export default async function RootPage() {
  return (
    <PlainPage
      mark={<ProductMark />}
      title="Find your workspace"
      sentence="Enter the first part of your organisation's address."
    >
      <FindWorkspace origin={await rootOrigin()} />
    </PlainPage>
  );
}
