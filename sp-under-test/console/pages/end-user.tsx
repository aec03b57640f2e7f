import { Fragment } from 'preact';
import type { EndUser, GroupMembership, MembershipOrigin } from '../../workspace/index.ts';
import { Action, CopyField, Shell, Time, type Visit } from '../components/index.ts';
import { StatusBadge, sourceText } from './end-users.tsx';

export interface EndUserProps {
  visit: Visit;
  user: EndUser;
  memberships: readonly GroupMembership[];
  invitation?: string | undefined;
}

const origins: Readonly<Record<MembershipOrigin, string>> = {
  everyone: 'with environment access',
  admin: 'chosen by an administrator',
  sync: 'synced from the identity provider',
};

/** In words, where a membership came from. */
export const originText = (origin: MembershipOrigin) => origins[origin];

function signInText(user: EndUser): string {
  if (user.ssoRequired) return 'SAML-based SSO (required)';
  return user.hasPassword ? 'Password, or SAML-based SSO' : 'SAML-based SSO; no password set yet';
}

function Access({ user, memberships }: Pick<EndUserProps, 'user' | 'memberships'>) {
  if (user.environments.length === 0)
    return <p class="muted">No environment access: this person cannot sign in anywhere.</p>;
  return (
    <dl class="definition">
      {user.environments.map((environment) => (
        <Fragment key={environment}>
          <dt>{environment}</dt>
          <dd>
            {memberships
              .filter((membership) => membership.environment === environment)
              .map((membership) => (
                <div key={membership.groupId}>
                  {membership.name} <span class="muted small">({originText(membership.origin)})</span>
                </div>
              ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** One end user: how this person signs in, where, and in which groups. */
export function EndUserPage({ visit, user, memberships, invitation }: EndUserProps) {
  const here = `${visit.base}/end-users/${user.id}`;
  const active = user.status === 'active';
  return (
    <Shell
      visit={visit}
      section="End users"
      title={user.name}
      lead={user.email}
      crumb={{ href: `${visit.base}/end-users`, label: 'End users' }}
      action={
        <div class="actions">
          <Action
            action={`${here}/status`}
            csrf={visit.csrf}
            label={active ? 'Deactivate' : 'Activate'}
            fields={{ status: active ? 'deactivated' : 'active' }}
          />
          <a class="button danger" href={`${here}/delete`}>
            Delete
          </a>
        </div>
      }
    >
      <section class="card" aria-labelledby="account-title">
        <h2 id="account-title">Account</h2>
        <dl class="definition">
          <dt>Status</dt>
          <dd>
            <StatusBadge user={user} />
          </dd>
          <dt>Authentication method</dt>
          <dd>{signInText(user)}</dd>
          <dt>Source</dt>
          <dd>
            {sourceText(user)}, <Time at={new Date(user.createdAt)} />
          </dd>
        </dl>
        <a href={`${visit.base}/activity?person=${encodeURIComponent(user.email)}`}>Sign-in attempts of this person</a>
      </section>
      <section class="card" aria-labelledby="access-title">
        <div class="card-head">
          <h2 id="access-title">Environment access and groups</h2>
          <a href={`${here}/access`}>Edit environment access</a>
        </div>
        <Access user={user} memberships={memberships} />
      </section>
      {invitation && (
        <section class="card" aria-labelledby="invitation-title">
          <h2 id="invitation-title">Invitation</h2>
          <CopyField
            id="invitation"
            label="Set-password link"
            value={invitation}
            hint="Needed only where a password applies. No mail leaves this server; hand the link over yourself."
          />
        </section>
      )}
    </Shell>
  );
}
