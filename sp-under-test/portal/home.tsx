import { EmptyState, PlainPage } from '../console/index.ts';
import type { HomeProps } from '../http/index.ts';

/** Where an end user begins: choose an environment, then a product on the way or on arrival. */
export function HomePage({ workspaceName, environments, signedInAs, adminHref }: HomeProps) {
  return (
    <PlainPage title={workspaceName} wide aside={<a href={adminHref}>Workspace admin</a>}>
      <div>
        <h1>{workspaceName}</h1>
        <p class="muted">Choose the environment that you want to sign in to.</p>
      </div>
      {signedInAs && (
        <div class="notice">
          <div>
            You are signed in as <strong>{signedInAs.name}</strong>.{' '}
            <a href={signedInAs.portalHref}>Go to your products</a>
          </div>
        </div>
      )}
      {environments.length === 0 ? (
        <EmptyState title="No environment yet">Ask your administrator.</EmptyState>
      ) : (
        <ul class="cards">
          {environments.map(({ environment, signInHref, ssoAvailable }) => (
            <li class="card" key={environment.key}>
              <h2 id={`environment-${environment.key}`}>{environment.name}</h2>
              <p class="muted">{ssoAvailable ? 'Single sign-on or password' : 'E-mail address and password'}</p>
              <div class="actions">
                <a class="button primary" href={signInHref} aria-describedby={`environment-${environment.key}`}>
                  Sign in to {environment.name}
                </a>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PlainPage>
  );
}
