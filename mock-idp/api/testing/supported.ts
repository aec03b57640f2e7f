/** SUPPORTED.md is made of two lists: what clients need, and what the routes serve. */
import { createRequire } from 'node:module';
import { routes } from '../routes.ts';

interface Needed {
  title: string;
  areas: { area: string; endpoints: string[] }[];
  /** Why something of the list is not there. */
  notServed: Record<string, string>;
}

const needed: Needed = createRequire(import.meta.url)('#package/mock-idp/api/endpoints.json');

/** Every endpoint served, with `{id}` for whatever a route calls its parameters. */
export const served: readonly string[] = routes.map(
  ({ method, path }) => `${method.toUpperCase()} ${path.replace(/:\w+/g, '{id}')}`,
);

export interface Drift {
  /** Needed, not served, and no word why. */
  unexplained: string[];
  /** Served, or not needed, and yet explained away. */
  explainedInVain: string[];
  /** Served and in no area of the list. */
  unlisted: string[];
}

/** How routes and list differ. */
export function drift(): Drift {
  const listed = needed.areas.flatMap(({ endpoints }) => endpoints);
  return {
    unexplained: listed.filter((endpoint) => !served.includes(endpoint) && !(endpoint in needed.notServed)),
    explainedInVain: Object.keys(needed.notServed).filter(
      (endpoint) => served.includes(endpoint) || !listed.includes(endpoint),
    ),
    unlisted: served.filter((endpoint) => !listed.includes(endpoint)),
  };
}

function row(endpoint: string): string {
  const reason = needed.notServed[endpoint];
  return `| \`${endpoint}\` | ${served.includes(endpoint) ? 'yes' : `no: ${reason ?? ''}`} |`;
}

/** The whole file. */
export function supportedMarkdown(): string {
  const listed = needed.areas.flatMap(({ endpoints }) => endpoints);
  const count = listed.filter((endpoint) => served.includes(endpoint)).length;
  const areas = needed.areas.flatMap(({ area, endpoints }) => [
    `## ${area}`,
    '',
    '| endpoint | served |',
    '|---|---|',
    ...endpoints.map(row),
    '',
  ]);
  return [
    "# Okta's management API, as far as it goes here",
    '',
    '<!-- Made of routes.ts and endpoints.json by `npx vitest run mock-idp/api/supported.test.ts -u`; do not edit. -->',
    '',
    `${needed.title}: ${listed.length} endpoints. Served: ${count}. Anything else is answered with E0000008 or E0000022.`,
    '',
    ...areas,
  ].join('\n');
}
