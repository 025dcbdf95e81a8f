import NextLink from "next/link";
import type { ComponentProps } from "react";

export { useLinkStatus } from "next/link";

/** A link to another page, which is made when it is asked for: what is fetched ahead would soon be of the past. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
