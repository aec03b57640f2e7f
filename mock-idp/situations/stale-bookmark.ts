import type { Situation } from './situation.ts';

/** People bookmark the sign-in page, and with it the request that led there. */
export const staleBookmark: Situation = {
  name: 'stale-bookmark',
  summary: 'The person opens a bookmark of the sign-in page: the Response answers a request that was answered before.',
  expect: 'Refuses it with a page that lets the person start again; no session comes of it.',
  kind: 'address',
  needs: 'Sign in once from the application over HTTP-Redirect: the bookmark is made of that request.',
  address: (ssoUrl, [latest]) =>
    latest === undefined ? undefined : `${ssoUrl}?${new URLSearchParams({ ...latest.parameters })}`,
};
