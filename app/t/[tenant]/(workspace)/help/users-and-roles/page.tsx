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
        <strong>Members</strong> read and sign the policies that are assigned to them.
      </li>
      <li>
        <strong>Admins</strong> do that too, manage users, groups, policies and settings, and read
        the Activity Log.
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
        An account with the SCIM badge is managed by an integration. Its name and email address come
        from the identity provider and can't be edited here; an admin can still change its role and
        deactivate it.
      </p>
      <p>
        A new account is a member, unless the provider sends the role <code>admin</code>. If the
        provider sends no roles, you manage them here.
      </p>
      <p>Someone who already had an account is linked by email address and keeps their role.</p>
    </>
  ),
};

const signingIn: HelpSection = {
  id: "signing-in",
  title: "Signing in",
  body: (
    <p>
      People sign in with email and password, or with{" "}
      <Link href="/help/sso-and-saml">single sign-on</Link> if it is set up. For someone without a
      password, choose <strong>Set-password link</strong> from the menu on their row under{" "}
      <Link href="/users">Users</Link> and send them the link: it works once, within {linkHours}{" "}
      hours. An account without an email address can't sign in.
    </p>
  ),
};

const deactivation: HelpSection = {
  id: "deactivation",
  title: "Deactivated accounts",
  body: (
    <>
      <p>
        A deactivated person is signed out at once. Their sign-offs stay; policies that they still
        had to sign are paused, and come back when the account is reactivated.
      </p>
      <p>
        A provider can deactivate someone in two ways. Setting <code>active</code> to false keeps
        their group memberships; a <code>DELETE</code> ends those as well. Neither deletes the
        account: when the provider sends the person again, the same account comes back.
      </p>
    </>
  ),
};

const lastAdmin: HelpSection = {
  id: "last-admin",
  title: "There is always an admin",
  body: (
    <p>
      Neither a person nor a provider can deactivate the last active admin or make them a member.
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
        . You read and sign the policies that are assigned to you under{" "}
        <Link href="/to-sign">To sign</Link>.
      </p>
      <p>
        Your organisation manages your name and email address. If something is wrong, tell an admin:
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
      If you sign in with your organisation's own account, there is no password to set here.
      Otherwise, ask an admin for a link to set a new one. It works once, within {linkHours} hours.
    </p>
  ),
};
