import { PolicyText } from "@/app/policies/policy-text";
import { HelpLink } from "@/app/ui/help-link";
import { PageHead } from "@/app/ui/page-head";
import { Panel } from "@/app/ui/section";
import { Time } from "@/app/ui/time";
import { adminTitle, requireAdmin } from "@/lib/http/page";
import { loadVersion } from "../../load-policy";

type Props = { params: Promise<{ id: string; version: string }> };

export const generateMetadata = ({ params }: Props) =>
  adminTitle(async (ctx) => {
    const { id, version } = await params;
    const { title } = await loadVersion(ctx, id, version);
    return `${title}, version ${version}`;
  });

/** A version's text as it was published and signed. */
export default async function VersionPage({ params }: Props) {
  const { ctx } = await requireAdmin();
  const { id, version } = await params;
  const { title, body, publishedAt } = await loadVersion(ctx, id, version);
  return (
    <>
      <PageHead
        title={title}
        sentence={
          <>
            Version {version}, published <Time at={publishedAt} />.{" "}
            <HelpLink href={`/policies/${id}`}>Sign-offs and other versions</HelpLink>
          </>
        }
      />
      <Panel>
        <PolicyText body={body} />
      </Panel>
    </>
  );
}
