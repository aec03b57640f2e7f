/** What people, SPs and strangers do all day: whatever one of them leaves behind must be gone when its time is over. */
import { connect } from 'node:net';
import { type Answer, type Asked, ask } from '../load.ts';
import { authnRequestUrl, openSession, signIn } from '../measure/index.ts';

/** Where the parties are. */
export interface Places {
  samlUrl: string;
  ssoUrl: string;
  adminUrl: string;
  controlToken: string;
  spUrl: string;
  acsUrl: string;
}

const form = (fields: Record<string, string>): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

function demand({ status, body }: Answer, ...wanted: readonly number[]): void {
  if (!wanted.includes(status)) throw new Error(`Answered ${status}, not ${wanted}: ${body.slice(0, 300)}`);
}

/** A connection that ends in the middle of what it was about to say. */
function breakOff(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/x-www-form-urlencoded\r\n`,
      );
      socket.write('Content-Length: 100000\r\n\r\nSAMLResponse=', () => socket.destroy());
    });
    socket.once('close', () => resolve()).once('error', reject);
  });
}

/** One round of visits, each kind by its number. Answers how to make the next visit; a session at the IdP is opened first. */
export async function roundOf(places: Places): Promise<(number: number) => Promise<void>> {
  const { acsUrl, adminUrl, controlToken, samlUrl, spUrl, ssoUrl } = places;
  const cookie = await openSession(samlUrl);
  const request = () => authnRequestUrl(ssoUrl, 'soak', acsUrl);
  const deliver = async (SAMLResponse: string) => ask(acsUrl, form({ SAMLResponse }));
  const kinds: readonly (() => Promise<void>)[] = [
    // Signed in at both, in a browser of its own; its Response is taken once.
    async () => {
      const response = await signIn(ssoUrl, cookie);
      demand(await deliver(response), 303);
      demand(await deliver(response), 403);
    },
    // An answer to a request that nobody made, and one that is broken.
    async () => demand(await deliver(await signIn(request(), cookie)), 403),
    async () => demand(await deliver('bm90IFhNTA=='), 400, 403),
    // Refused by the IdP, and left waiting for somebody who never signs in.
    async () => demand(await ask(`${ssoUrl}?SAMLRequest=bm90IFhNTA%3D%3D`, { headers: { cookie } }), 400),
    async () => demand(await ask(request()), 200, 302, 303),
    // Begun at the SP and never ended.
    async () => demand(await ask(`${spUrl}/sso/start/DEV?product=workato-go`), 200, 302, 303),
    async () => demand(await ask(`${spUrl}/sign-in/DEV`), 200),
    // A test's transaction, with a fault that is used once.
    async () => {
      const opened = await ask(`${adminUrl}/_assay/transactions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ person: 'person-0@example.com', faults: [{ name: 'audience-wrong' }] }),
      });
      demand(opened, 200, 201);
      const { name, value } = JSON.parse(opened.body).cookie;
      demand(await deliver(await signIn(ssoUrl, `${name}=${value}`)), 403);
    },
    () => breakOff(ssoUrl),
    () => breakOff(acsUrl),
  ];
  return async (number) => kinds[number % kinds.length]?.();
}
