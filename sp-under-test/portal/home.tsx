import { EmptyState, PlainPage } from '../console/index.ts';
import type { HomeProps } from '../http/index.ts';
import { agenticProducts, productNames } from '../workspace/index.ts';

/** Where to sign in to one environment; the form carries the product, the address its default. */
function EnvironmentCard({ environment, signInHref, ssoAvailable }: HomeProps['environments'][number]) {
  const [path, query] = signInHref.split('?');
  const chosen = new URLSearchParams(query).get('product');
  const id = `product-${environment.key}`;
  return (
    <li class="card">
      <h2>{environment.name}</h2>
      <p class="muted">{ssoAvailable ? 'Single sign-on or password' : 'E-mail address and password'}</p>
      <form method="get" action={path} class="stack">
        <div class="field">
          <label for={id}>Product in {environment.name}</label>
          <select id={id} name="product">
            {agenticProducts.map((product) => (
              <option key={product} value={product} selected={product === chosen}>
                {productNames[product]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="primary">
          Sign in to {environment.name}
        </button>
      </form>
    </li>
  );
}

/** Where an end user begins: choose an environment and a product. */
export function HomePage({ workspaceName, environments, signedInAs, adminHref }: HomeProps) {
  return (
    <PlainPage title={workspaceName} wide aside={<a href={adminHref}>Workspace admin</a>}>
      <div>
        <h1>{workspaceName}</h1>
        <p class="muted">Choose the environment and the product that you want to sign in to.</p>
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
          {environments.map((one) => (
            <EnvironmentCard key={one.environment.key} {...one} />
          ))}
        </ul>
      )}
    </PlainPage>
  );
}
