import type { Environment, IdentityProvider, ProviderForm, ProviderLink, SpValues } from '../../workspace/index.ts';
import {
  Action,
  ErrorSummary,
  type FieldErrors,
  Form,
  Shell,
  TextField,
  Time,
  type Visit,
} from '../components/index.ts';
import { EnforcementFields } from './enforcement-fields.tsx';
import { environmentHref } from './environment-frame.tsx';
import { MetadataQuestion, type MetadataTyped } from './metadata-question.tsx';
import { ProviderFacts } from './provider-facts.tsx';
import { Signatures } from './signatures.tsx';
import { SpValueFields } from './sp-values.tsx';

export interface ProviderPageProps {
  visit: Visit;
  environment: Environment;
  provider: IdentityProvider;
  link?: ProviderLink | undefined;
  lastSignInAt?: string | undefined;
  values: SpValues;
  typed: Pick<ProviderForm, 'name' | 'scope' | 'domains'> & { groupAttribute: string; metadata: MetadataTyped };
  errors: FieldErrors;
  now: Date;
}

function Metadata({ visit, provider, typed, errors, here }: ProviderPageProps & { here: string }) {
  return (
    <section class="card" aria-labelledby="metadata-title">
      <div class="card-head">
        <h2 id="metadata-title">Provide metadata from your IdP</h2>
        {provider.idp.metadataUrl && <Action action={`${here}/refresh`} csrf={visit.csrf} label="Refresh metadata" />}
      </div>
      <dl class="definition">
        <dt>In effect: issuer</dt>
        <dd class="code">{provider.idp.entityId}</dd>
        <dt>In effect: single sign-on URL</dt>
        <dd class="code">{provider.idp.ssoUrl}</dd>
        <dt>Saved</dt>
        <dd>
          <Time at={new Date(provider.idp.savedAt)} />
        </dd>
      </dl>
      <Form action={`${here}/metadata`} csrf={visit.csrf}>
        <MetadataQuestion typed={typed.metadata} errors={errors} />
        <div class="actions">
          <button type="submit" class="primary">
            Save changes
          </button>
        </div>
      </Form>
    </section>
  );
}

function Details({ visit, typed, errors, here }: ProviderPageProps & { here: string }) {
  return (
    <section class="card" aria-labelledby="details-title">
      <h2 id="details-title">Provider, in every environment</h2>
      <Form action={`${here}/details`} csrf={visit.csrf}>
        <TextField name="name" label="Identity provider (IdP) name" value={typed.name} error={errors.name} required />
        <TextField
          name="groupAttribute"
          label="Group attribute"
          value={typed.groupAttribute}
          error={errors.groupAttribute}
          hint="The SAML attribute whose values are the names of groups."
        />
        <div class="actions">
          <button type="submit">Save provider</button>
        </div>
      </Form>
    </section>
  );
}

/** Editing a provider: trust data hold everywhere, enforcement in this environment only. The SP values never change. */
export function ProviderPage(props: ProviderPageProps) {
  const { visit, environment, provider, link, errors, typed, now } = props;
  const tab = `${environmentHref(visit, environment.key)}/authentication`;
  const here = `${tab}/providers/${provider.id}`;
  return (
    <Shell
      visit={visit}
      section="Authentication & Groups"
      title={provider.name}
      crumb={{ href: tab, label: `Authentication in ${environment.name}` }}
      action={
        <a class="button danger" href={`${here}/delete`}>
          Delete provider
        </a>
      }
    >
      <ErrorSummary errors={errors} />
      <ProviderFacts idp={provider.idp} link={link} lastSignInAt={props.lastSignInAt} now={now} />
      <Metadata {...props} here={here} />
      <section class="card" aria-labelledby="values-title">
        <h2 id="values-title">Values for your IdP</h2>
        <SpValueFields values={props.values} />
      </section>
      <Signatures action={`${here}/signatures`} csrf={visit.csrf} signatures={provider.signatures} />
      {link && (
        <section class="card" aria-labelledby="enforcement-title">
          <h2 id="enforcement-title">Enforcement in {environment.name}</h2>
          <Form action={`${here}/enforcement`} csrf={visit.csrf}>
            <EnforcementFields scope={typed.scope} domains={typed.domains} errors={errors} />
            <div class="actions">
              <button type="submit">Save enforcement</button>
            </div>
          </Form>
        </section>
      )}
      <Details {...props} here={here} />
    </Shell>
  );
}
