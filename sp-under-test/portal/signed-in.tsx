import { Action, formatTime, PlainPage, Time } from '../console/index.ts';
import type { PortalProps } from '../http/index.ts';
import { ProductCards } from './product-cards.tsx';

const origins = {
  everyone: 'everybody in this environment',
  admin: 'chosen by an administrator',
  sync: 'synced from the identity provider',
} as const;

function minutesLeft({ now, sessionUntil }: PortalProps): string {
  const minutes = Math.max(0, Math.round((Date.parse(sessionUntil) - Date.parse(now)) / 60_000));
  return minutes === 1 ? 'about one minute' : `about ${minutes} minutes`;
}

function Identity(props: PortalProps) {
  const { person, providerName, environment, productName, groups, sessionUntil } = props;
  const until = new Date(sessionUntil);
  return (
    <section class="card" aria-labelledby="identity-title">
      <h2 id="identity-title">Your sign-in</h2>
      <dl class="definition">
        <dt>Email address</dt>
        <dd>{person.email}</dd>
        <dt>Signed in with</dt>
        <dd>{providerName ?? 'Password'}</dd>
        <dt>Environment</dt>
        <dd>{environment.name}</dd>
        <dt>For</dt>
        <dd>{productName}</dd>
        <dt>Groups</dt>
        <dd>
          {groups.map((group) => (
            <div key={`${group.name} ${group.origin}`}>
              {group.name} <span class="muted small">({origins[group.origin]})</span>
            </div>
          ))}
        </dd>
        <dt>Session until</dt>
        <dd title={formatTime(until)}>
          <Time at={until} /> <span class="muted small">({minutesLeft(props)})</span>
        </dd>
      </dl>
    </section>
  );
}

/** The end user's own page: who, through which provider, where, in which groups, and which products are open. */
export function SignedInPage(props: PortalProps) {
  const { person, products, platforms, signOutAction, csrf } = props;
  return (
    <PlainPage
      title={`Signed in as ${person.name}`}
      wide
      aside={<Action action={signOutAction} csrf={csrf} label="Sign out" />}
    >
      <h1>{person.name}</h1>
      <section class="stack" aria-labelledby="products-title">
        <h2 id="products-title">Your products</h2>
        <ProductCards products={products} Heading="h3" verb="Open" />
      </section>
      {platforms.length > 0 && (
        <section class="card" aria-labelledby="platforms-title">
          <h2 id="platforms-title">Use them elsewhere</h2>
          <p class="muted small">Linked once, a platform does not ask you to sign in again.</p>
          <div class="actions">
            {platforms.map(({ name, href }) => (
              <a class="button" key={name} href={href}>
                Use in {name}
              </a>
            ))}
          </div>
        </section>
      )}
      <Identity {...props} />
    </PlainPage>
  );
}
