/** What listens: finds the organisation that a request is for, and hands it over. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Bases } from './bases.ts';
import { mountResponse } from './mount.ts';
import type { OpenOrganisation } from './organisation.ts';
import { hostName, type Layout, type Place, placeOf } from './place.ts';
import type { Asked, ReadAsked } from './proxy.ts';
import { refuseAtDoor } from './refuse.ts';

export interface FrontParts {
  /** Which of its two sides an organisation shows here. */
  side: 'saml' | 'admin';
  scheme: Asked['scheme'];
  layout: Layout;
  readAsked: ReadAsked;
  first: OpenOrganisation;
  find(subdomain: string): Promise<OpenOrganisation | undefined>;
  bases: Bases;
  logError(error: unknown): void;
}

/** Names by which a browser may call the admin face. A page elsewhere whose name was rebound to us has another. */
const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What an address may be made of: it goes into pages, headers and metadata. */
const hostShape = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const noSuchHost = {
  status: 403,
  code: 'host_forbidden',
  path: '/headers/host',
  message: 'The admin face answers to loopback names only.',
  remedy: 'Use http://127.0.0.1:PORT.',
} as const;

const noSuchOrganisation = {
  status: 404,
  code: 'not_found',
  path: '/url',
  message: 'There is no such organisation.',
  remedy: 'POST /_assay/organisations makes one.',
} as const;

/** Where the browser reaches the organisation. On the SAML face it has one address, except where it is called by host. */
function baseOf({ side }: FrontParts, { by, prefix }: Place, { scheme, host }: Asked, samlUrl: string): string {
  return side === 'saml' && by !== 'host' ? samlUrl : `${scheme}://${host}${prefix}`;
}

/** A client may name the whole address, as to a proxy (RFC 9112 §3.2.2); what follows the host is meant, octet by octet. */
function originForm(url: string): string {
  const rest = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return rest === url || rest.startsWith('/') ? rest : `/${rest}`;
}

/** Makes the listener of one side. */
export function createFront(parts: FrontParts): RequestListener {
  const { side, layout, readAsked, first, find, bases } = parts;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = readAsked(request, parts.scheme);
    const place = placeOf(originForm(request.url ?? '/'), asked.host, layout);
    if (side === 'admin' && place.by !== 'host' && !loopbackName.test(hostName(asked.host))) {
      return refuseAtDoor(response, noSuchHost);
    }
    if (place.by === 'host' && !hostShape.test(asked.host)) return refuseAtDoor(response, noSuchOrganisation);
    const organisation = place.subdomain === undefined ? first : await find(place.subdomain);
    if (!organisation) return refuseAtDoor(response, noSuchOrganisation);
    const base = baseOf(parts, place, asked, organisation.face.samlUrl);
    bases.note(request, base);
    const mount = { prefix: place.prefix, secure: base.startsWith('https:') };
    if (mount.prefix !== '' || mount.secure) mountResponse(response, mount);
    request.url = place.rest;
    organisation[side](request, response);
  };
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      parts.logError(error);
      // Whatever it was, nobody waits for an answer that does not come.
      response.destroy();
    });
  };
}
