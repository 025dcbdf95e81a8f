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
  title: "From a group to a sign-off",
  body: (
    <p>
      When you attach a published policy to a group, each active member gets it under To sign,
      members of nested groups included. A policy can also be assigned directly to one person.
      Someone who has a policy for several reasons still signs it only once.
    </p>
  ),
};

const joining: HelpSection = {
  id: "joining",
  title: "Joining and leaving",
  body: (
    <ul>
      <li>Someone who joins gets the group's policies at once, no matter who added them.</li>
      <li>
        Someone who leaves no longer has to sign the group's policies, unless they have them for
        another reason.
      </li>
      <li>
        Someone who is deactivated keeps their groups; their open policies are paused until they are
        reactivated.
      </li>
      <li>
        Deleting a group withdraws the open policies that only it had assigned. It doesn't delete
        anyone's account.
      </li>
    </ul>
  ),
};

const signed: HelpSection = {
  id: "signed",
  title: "What is signed stays signed",
  body: (
    <p>
      A sign-off records the person, the version and the time. No change to a group, an account or a
      policy removes it, and neither an admin nor a provider can.
    </p>
  ),
};

const fromProvider: HelpSection = {
  id: "from-a-provider",
  title: "Groups from an identity provider",
  body: (
    <>
      <p>
        A group from a provider works like one created here: attach policies to it under{" "}
        <Link href="/policies">Policies</Link>. Its name and members come from the provider and
        can't be edited here; you decide which policies it has.
      </p>
      <p>
        An existing group with the same name, in upper or lower case, is linked when the provider
        first sends it. If the provider sends members, they replace those it had.
      </p>
    </>
  ),
};

const newVersions: HelpSection = {
  id: "new-versions",
  title: "New versions",
  body: (
    <p>
      When you publish a new version of a policy, everyone it is assigned to has to sign again.
      Sign-offs of earlier versions stay on record.
    </p>
  ),
};

const whyYou: HelpSection = {
  id: "why-you",
  title: "Why a policy is on your list",
  body: (
    <p>
      It was assigned to you, or to a group that you are in, such as your department. It stays under{" "}
      <Link href="/to-sign">To sign</Link> until you sign it. If there is a due date, it is shown
      there.
    </p>
  ),
};

const leaving: HelpSection = {
  id: "gone",
  title: "Why a policy is gone",
  body: (
    <p>
      You left the group, or the policy was withdrawn. Policies that you signed stay on the same
      page, under Signed by you.
    </p>
  ),
};

const again: HelpSection = {
  id: "again",
  title: "Why you are asked again",
  body: <p>The policy has a new version. Each published version has to be signed.</p>,
};
