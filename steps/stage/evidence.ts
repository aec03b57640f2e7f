import type { MockIdp } from '../../mock-idp/index.ts';
import type { Seats } from './seats.ts';

/** Something to look at when a scenario failed. */
export interface Piece {
  /** What it is, in a few words. */
  name: string;
  mediaType: 'application/xml' | 'text/plain';
  body: string;
}

/** What a failed scenario leaves behind: every message of SAML in the order it went, decoded, and where each browser stands. */
export async function evidenceOf({ idp, seats }: { idp: MockIdp; seats: Seats }): Promise<Piece[]> {
  const messages = (await idp.received()).flatMap(({ emitted, kind, xml }) => [
    ...(xml === undefined ? [] : [{ name: kind, body: xml }]),
    ...(emitted === undefined ? [] : [{ name: 'Response', body: emitted.xml }]),
  ]);
  const browsers = seats.all().map(async ([alias, { agent }]) => {
    const visited = agent.exchanges().map(({ method, status, url }) => `${method} ${url}: ${status ?? 'no answer'}`);
    return { name: `Browser of ${alias}`, body: [...visited, '', `At ${agent.url()}:`, await agent.text()].join('\n') };
  });
  return [
    ...messages.map((message) => ({ ...message, mediaType: 'application/xml' as const })),
    ...(await Promise.all(browsers)).map((browser) => ({ ...browser, mediaType: 'text/plain' as const })),
  ];
}
