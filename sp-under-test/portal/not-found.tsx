import { PlainPage } from '../console/index.ts';

/** Nothing under this address. */
export function NotFoundPage({ homeHref }: { homeHref: string }) {
  return (
    <PlainPage title="Not found">
      <h1>Not found</h1>
      <p>There is no page under this address.</p>
      <div class="actions">
        <a class="button" href={homeHref}>
          Start page
        </a>
      </div>
    </PlainPage>
  );
}
