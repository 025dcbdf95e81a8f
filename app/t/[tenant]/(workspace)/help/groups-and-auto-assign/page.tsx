import type { Metadata } from "next";
import { Link } from "@/app/ui/link";
import { requireViewer } from "@/lib/http/page";
import { ArticlePage, type HelpSection } from "../article-page";
import { articles } from "../articles";

export const metadata: Metadata = { title: articles.groups.title };

export default async function GroupsAndAutoAssignHelp() {
  const { user } = await requireViewer();
  const sections =
    user.role === "admin"
      ? [assigned, joining, signed, fromProvider, newVersions]
      : [whyYou, leaving, again];
  return <ArticlePage article={articles.groups} sections={sections} />;
}

const assigned: HelpSection = {
  id: "assigned",
  title: "From a group to a signature",
  body: (
    <p>
      Attach a published policy to a group, and each active member of it has the policy under To
      sign. Members of a group inside it count too. A policy can also be assigned to one person
      directly; who has several reasons still signs once.
    </p>
  ),
};

const joining: HelpSection = {
  id: "joining",
  title: "Joining and leaving",
  body: (
    <ul>
      <li>Who joins gets the group's policies at once, whoever added them.</li>
      <li>
        Who leaves no longer has to sign what they haven't signed, unless there is another reason
        for it.
      </li>
      <li>Who is deactivated keeps their groups; their open policies pause until they are back.</li>
      <li>Deleting a group withdraws what only it had assigned. It deletes no person.</li>
    </ul>
  ),
};

const signed: HelpSection = {
  id: "signed",
  title: "What is signed stays signed",
  body: (
    <p>
      A signature names the person, the version and the time. No change of a group, an account or a
      policy removes one, and neither can an admin or a provider.
    </p>
  ),
};

const fromProvider: HelpSection = {
  id: "from-a-provider",
  title: "Groups from an identity provider",
  body: (
    <>
      <p>
        A pushed group works like one that you made here: attach policies to it under{" "}
        <Link href="/groups">Groups</Link>. Its name and members are the provider's and can't be
        edited here; which policies it has is yours to say.
      </p>
      <p>
        A group here of the same name, in any case, is taken over when the provider first sends it,
        with the members that it has.
      </p>
    </>
  ),
};

const newVersions: HelpSection = {
  id: "new-versions",
  title: "New versions",
  body: (
    <p>
      When you publish the next version of a policy, everybody to whom it is assigned signs again.
      Signatures of earlier versions remain on record.
    </p>
  ),
};

const whyYou: HelpSection = {
  id: "why-you",
  title: "Why a policy is on your list",
  body: (
    <p>
      It was assigned to you, or to a group that you are in, such as your department. It is on{" "}
      <Link href="/to-sign">To sign</Link> until you sign it; a date there says by when.
    </p>
  ),
};

const leaving: HelpSection = {
  id: "gone",
  title: "Why one is gone",
  body: (
    <p>
      You left the group, or the policy was withdrawn. What you signed stays on your list under
      Signed by you.
    </p>
  ),
};

const again: HelpSection = {
  id: "again",
  title: "Why you are asked again",
  body: <p>The policy has a new version. You sign each version that is put in force.</p>,
};
