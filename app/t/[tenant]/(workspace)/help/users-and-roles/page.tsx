import type { Metadata } from "next";
import { Link } from "@/app/ui/link";
import { linkHours } from "@/lib/directory/set-password";
import { requireViewer } from "@/lib/http/page";
import { ArticlePage, type HelpSection } from "../article-page";
import { articles } from "../articles";

export const metadata: Metadata = { title: articles.users.title };

export default async function UsersAndRolesHelp() {
  const { tenant, user } = await requireViewer();
  const sections =
    user.role === "admin"
      ? [roles, provisioned, signingIn, deactivation, lastAdmin]
      : [yourAccount(tenant.name, user.email), yourPassword];
  return <ArticlePage article={articles.users} sections={sections} />;
}

const roles: HelpSection = {
  id: "roles",
  title: "Two roles",
  body: (
    <ul>
      <li>
        <strong>Members</strong> read the policies that are assigned to them, and sign them.
      </li>
      <li>
        <strong>Admins</strong> do that too, and manage users, groups, policies, the settings, and
        read the Activity Log.
      </li>
    </ul>
  ),
};

const provisioned: HelpSection = {
  id: "provisioned",
  title: "People from an identity provider",
  body: (
    <>
      <p>
        An account with the SCIM badge belongs to an integration. Its names and addresses come from
        there and can't be edited here; an admin may still change its role, and deactivate it.
      </p>
      <p>
        A new account is a member, unless the provider sends the role <code>admin</code>. A provider
        that sends no role leaves roles alone, so you can keep them here.
      </p>
      <p>
        Somebody who was here before the provider is taken over by email address, and stays what
        they were.
      </p>
    </>
  ),
};

const signingIn: HelpSection = {
  id: "signing-in",
  title: "Signing in",
  body: (
    <p>
      People sign in with email and password, or by{" "}
      <Link href="/help/sso-and-saml">single sign-on</Link> where it is set up. For somebody without
      a password, choose <strong>One-time password link</strong> on the person's row under{" "}
      <Link href="/users">Users</Link> and send the link: it works once, within {linkHours} hours.
      An account without an email address can't sign in.
    </p>
  ),
};

const deactivation: HelpSection = {
  id: "deactivation",
  title: "Deactivated accounts",
  body: (
    <>
      <p>
        Whoever is deactivated is signed out at once. What they signed stays; what they had still to
        sign pauses, and is back when the account is active again.
      </p>
      <p>
        A provider can deactivate in two ways. Setting <code>active</code> to false keeps the
        groups; a <code>DELETE</code> takes the person out of them as well. Neither erases anybody:
        when the provider sends the person again, the same account comes back.
      </p>
    </>
  ),
};

const lastAdmin: HelpSection = {
  id: "last-admin",
  title: "There is always an admin",
  body: (
    <p>
      The last active admin can't be deactivated or made a member, by a person or by a provider.
    </p>
  ),
};

const yourAccount = (workspace: string, email: string | null): HelpSection => ({
  id: "your-account",
  title: "Your account",
  body: (
    <>
      <p>
        You are a member of {workspace}
        {email && (
          <>
            {" "}
            as <strong>{email}</strong>
          </>
        )}
        . Members read the policies that are assigned to them under{" "}
        <Link href="/to-sign">To sign</Link>, and sign them there.
      </p>
      <p>
        Your name and address are kept by your organisation. If one of them is wrong, tell an admin:
        they often come from another system and have to be changed there.
      </p>
    </>
  ),
});

const yourPassword: HelpSection = {
  id: "your-password",
  title: "A new password",
  body: (
    <p>
      Where you sign in with your organisation's own account, there is none to set here. Otherwise
      ask an admin for a one-time link. It works once, within {linkHours} hours, and lets you choose
      a password.
    </p>
  ),
};
