import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { deflateRawSync } from 'node:zlib';

/** What makes good sign-ins fail at this SP; without any, it signs people in. */
export interface Trouble {
  /** It calls itself this. */
  entityId?: string;
  /** It wants Responses here. */
  acsUrl?: string;
  /** Its clock is that far ahead. */
  clockMs?: number;
  /** Its cookies, beyond the value. */
  cookie?: string;
  /** It lets in nobody without these attributes. */
  attributes?: readonly string[];
  /** Its sign-in page asks for a password; or it asks for a code after the Response. */
  asks?: 'password' | 'code';
  /** It asks the IdP again for as long as it sees no session cookie, and it never sees one. */
  forgetful?: boolean;
  /** It trusts another certificate, so that it refuses whatever is signed. */
  distrusts?: boolean;
  /** It demands this many signatures. */
  signatures?: number;
  /** It asks for an email address before it asks the IdP. */
  discovers?: boolean;
  /** Its gate wants this `Authorization`. */
  gate?: string;
  /** PEM: it speaks TLS, under this name. */
  tls?: { key: string; cert: string; name: string };
  /** It is known by this name, without TLS. */
  name?: string;
  /** It counts sign-ins. */
  limited?: boolean;
  /** It breaks on every Response. */
  broken?: boolean;
  /** Its read-back page shows people by another name. */
  shows?: (nameId: string) => string;
  /** Its read-back page is for everybody. */
  publicPage?: boolean;
}

export interface TroubledSp {
  url: string;
  close(): Promise<void>;
}

/** An SP of a few lines that believes signatures, and checks what its trouble needs. */
export async function troubledSp(trouble: Trouble, idpSsoUrl: string): Promise<TroubledSp> {
  const sessions = new Map<string, string>();
  let base = '';
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (trouble.gate !== undefined && request.headers.authorization !== trouble.gate) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="gate"' }).end();
    }
    const path = `${request.method} ${new URL(request.url ?? '/', base).pathname}`;
    const sp = { base, idpSsoUrl, sessions, trouble };
    if (trouble.limited === true && path !== 'GET /me') {
      response.writeHead(429, { 'retry-after': '60' }).end('Too many requests');
    } else if (path === 'GET /login' && (trouble.discovers !== true || /[?&]email=[^&]/.test(request.url ?? '')))
      login(sp, response);
    else if (path === 'POST /acs') void acs(sp, request, response);
    else if (path === 'GET /logout') logout(sp, request, response);
    else if (path === 'GET /me') me(sp, request, response);
    else {
      response.setHeader('content-type', 'text/html');
      response.end(
        '<form action="/login"><label>Email <input type="email" name="email"></label><button>Next</button></form>',
      );
    }
  };
  const { tls } = trouble;
  const server = tls === undefined ? createServer(answer) : createHttps(tls, answer);
  const port = await listening(server);
  base = tls === undefined ? `http://${trouble.name ?? 'localhost'}:${port}` : `https://${tls.name}:${port}`;
  return {
    url: base,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Sp {
  base: string;
  idpSsoUrl: string;
  sessions: Map<string, string>;
  trouble: Trouble;
}

function login({ base, idpSsoUrl, trouble }: Sp, response: ServerResponse): void {
  if (trouble.asks === 'password') {
    response.setHeader('content-type', 'text/html');
    response.end('<h1>Who are you?</h1><form><label>Password <input type="password" name="p"></label></form>');
    return;
  }
  const id = `_${randomBytes(16).toString('hex')}`;
  const xml = `<q:AuthnRequest xmlns:q="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="${now(trouble).toISOString()}" AssertionConsumerServiceURL="${trouble.acsUrl ?? `${base}/acs`}"><a:Issuer xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">${trouble.entityId ?? `${base}/saml`}</a:Issuer></q:AuthnRequest>`;
  const location = new URL(idpSsoUrl);
  location.searchParams.set('SAMLRequest', deflateRawSync(xml).toString('base64'));
  response.setHeader('set-cookie', `pending=${id}; Path=/; ${trouble.cookie ?? 'SameSite=None; Secure'}`);
  response.writeHead(302, { location: location.href }).end();
}

async function acs(sp: Sp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { base, sessions, trouble } = sp;
  const body = await textOf(request);
  const xml = Buffer.from(new URLSearchParams(body).get('SAMLResponse') ?? '', 'base64').toString();
  const nameId = /<[\w:]*NameID[^>]*>([^<]*)/.exec(xml)?.[1] ?? '';
  response.setHeader('content-type', 'text/html');
  if (trouble.broken === true) return void response.writeHead(500).end('<h1>Oh dear</h1>');
  if (trouble.asks === 'code') {
    return void response.end('<h1>One more thing</h1><form><input autocomplete="one-time-code" name="code"></form>');
  }
  if (trouble.forgetful === true) return void response.writeHead(303, { location: `${base}/login` }).end();
  if (!isContent(sp, xml, cookieOf(request, 'pending'))) return void response.writeHead(403).end('<h1>No</h1>');
  const session = randomBytes(16).toString('hex');
  sessions.set(session, nameId);
  response.setHeader('set-cookie', `session=${session}; Path=/`);
  response.writeHead(303, { location: '/' }).end();
}

/** The checks of an SP, in as few words as a test can do with. */
function isContent({ base, trouble }: Sp, xml: string, pending: string | undefined): boolean {
  const until = Date.parse(/<[\w:]*Conditions[^>]*NotOnOrAfter="([^"]*)/.exec(xml)?.[1] ?? '');
  const from = Date.parse(/<[\w:]*Conditions[^>]*NotBefore="([^"]*)/.exec(xml)?.[1] ?? '');
  const instant = now(trouble).getTime();
  return (
    trouble.distrusts !== true &&
    xml.split('<ds:SignatureValue').length > (trouble.signatures ?? 1) &&
    pending !== undefined &&
    xml.includes(`InResponseTo="${pending}"`) &&
    xml.includes(`Audience>${trouble.entityId ?? `${base}/saml`}<`) &&
    xml.includes(`Recipient="${trouble.acsUrl ?? `${base}/acs`}"`) &&
    from <= instant &&
    instant < until &&
    (trouble.attributes ?? []).every((name) => xml.includes(`Name="${name}"`))
  );
}

function me({ sessions, trouble }: Sp, request: IncomingMessage, response: ServerResponse): void {
  const nameId =
    sessions.get(cookieOf(request, 'session') ?? '') ?? (trouble.publicPage === true ? 'guest' : undefined);
  response.setHeader('content-type', 'application/json');
  if (nameId === undefined) response.writeHead(401).end('{}');
  else response.end(JSON.stringify({ nameId: trouble.shows?.(nameId) ?? nameId }));
}

/** It signs people out by itself, and tells the IdP nothing. */
function logout({ sessions }: Sp, request: IncomingMessage, response: ServerResponse): void {
  sessions.delete(cookieOf(request, 'session') ?? '');
  response.end('Good bye');
}

const now = ({ clockMs = 0 }: Trouble): Date => new Date(Date.now() + clockMs);

const cookieOf = (request: IncomingMessage, name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];

async function textOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
