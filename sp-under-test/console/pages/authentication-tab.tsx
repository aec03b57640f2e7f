import type { ComponentChildren } from 'preact';
import type { Environment, ProviderRow, WizardDraft } from '../../workspace/index.ts';
import { EmptyState, SwitchButton, type Visit } from '../components/index.ts';
import { DraftRows } from './draft-rows.tsx';
import { EnvironmentFrame, environmentHref } from './environment-frame.tsx';
import { ProviderRowItem } from './provider-row.tsx';

export interface AuthenticationTabProps {
  visit: Visit;
  environments: readonly Environment[];
  environment: Environment;
  samlEnabled: boolean;
  rows: readonly ProviderRow[];
  drafts: readonly WizardDraft[];
  now: Date;
  dialog?: ComponentChildren;
}

/** A link while the toggle is on; while it is off a button that cannot be pressed. */
function SetUpNewProvider({ href, enabled }: { href: string; enabled: boolean }) {
  return enabled ? (
    <a class="button primary" href={href}>
      + Set up new provider
    </a>
  ) : (
    <button type="button" disabled aria-describedby="providers-off">
      + Set up new provider
    </button>
  );
}

function Providers(props: AuthenticationTabProps) {
  const { visit, environment, samlEnabled, rows, drafts, now } = props;
  const here = `${environmentHref(visit, environment.key)}/authentication`;
  return (
    <section class={samlEnabled ? 'card' : 'card is-off'} aria-labelledby="providers-title">
      <div class="card-head">
        <h2 id="providers-title">Select an identity provider (IdP)</h2>
        <SetUpNewProvider href={`${here}/providers/new`} enabled={samlEnabled} />
      </div>
      {!samlEnabled && (
        <p id="providers-off" class="muted">
          Turn on SAML-based SSO authentication to set up or use a provider here.
        </p>
      )}
      {rows.length > 0 ? (
        <ul class="rows">
          {rows.map((row) => (
            <ProviderRowItem key={row.provider.id} {...{ visit, environment, row, samlEnabled, now }} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No identity provider yet">
          Set up a new provider; have the metadata URL of your IdP at hand, or come back with it later.
        </EmptyState>
      )}
      {drafts.length > 0 && <DraftRows {...{ visit, drafts, here }} />}
    </section>
  );
}

/** The tab "Authentication" of an environment. */
export function AuthenticationTab(props: AuthenticationTabProps) {
  const { visit, environments, environment, samlEnabled } = props;
  return (
    <EnvironmentFrame {...{ visit, environments, environment }} tab="Authentication" dialog={props.dialog}>
      <section class="card" aria-label="SAML">
        <SwitchButton
          action={`${environmentHref(visit, environment.key)}/authentication/saml`}
          csrf={visit.csrf}
          label="SAML-based SSO authentication"
          on={samlEnabled}
        />
        <p class="muted">
          {samlEnabled
            ? `End users of ${environment.name} sign in through the identity provider used below, as far as it is enforced.`
            : `End users of ${environment.name} sign in with e-mail address and password.`}
        </p>
      </section>
      <Providers {...props} />
    </EnvironmentFrame>
  );
}
