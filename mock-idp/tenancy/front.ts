/** What listens: finds the organisation that a request is for, and hands it over. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Bases } from './bases.ts';
import { mountResponse } from './mount.ts';
import { hostName, type Layout, type Place, placeOf } from './place.ts';
import type { Asked, ReadAsked } from './proxy.ts';
import { refuseAtDoor } from './refuse.ts';

/** What a front needs to know of an organisation. */
export interface Fronted {
  face: { samlUrl: string };
}

export interface FrontParts<Organisation extends Fronted> {
  /** Which of its two sides an organisation shows here. */
  side: 'saml' | 'admin';
  serve(organisation: Organisation, request: IncomingMessage, response: ServerResponse): void;
  /** Takes a request that somebody else serves, as it came. Answers whether it did. */
  divert?(organisation: Organisation, request: IncomingMessage, response: ServerResponse, place: Place): boolean;
  scheme: Asked['scheme'];
  layout: Layout;
  readAsked: ReadAsked;
  find(subdomain: string | undefined): Promise<Organisation | undefined>;
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
function baseOf(side: 'saml' | 'admin', { by, prefix }: Place, { scheme, host }: Asked, samlUrl: string): string {
  return side === 'saml' && by !== 'host' ? samlUrl : `${scheme}://${host}${prefix}`;
}

/** A client may name the whole address, as to a proxy (RFC 9112 §3.2.2); what follows the host is meant, octet by octet. */
function originForm(url: string): string {
  const rest = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return rest === url || rest.startsWith('/') ? rest : `/${rest}`;
}

/** Makes the listener of one side. */
export function createFront<Organisation extends Fronted>(parts: FrontParts<Organisation>): RequestListener {
  const { side, layout, readAsked, find, bases } = parts;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = readAsked(request, parts.scheme);
    const place = placeOf(originForm(request.url ?? '/'), asked.host, layout);
    if (side === 'admin' && place.by !== 'host' && !loopbackName.test(hostName(asked.host))) {
      return refuseAtDoor(response, noSuchHost);
    }
    if (place.by === 'host' && !hostShape.test(asked.host)) return refuseAtDoor(response, noSuchOrganisation);
    const organisation = await find(place.subdomain);
    if (!organisation) return refuseAtDoor(response, noSuchOrganisation);
    if (parts.divert?.(organisation, request, response, place)) return;
    const base = baseOf(side, place, asked, organisation.face.samlUrl);
    bases.note(request, base);
    const mount = { prefix: place.prefix, secure: base.startsWith('https:') };
    if (mount.prefix !== '' || mount.secure) mountResponse(response, mount);
    request.url = place.rest;
    parts.serve(organisation, request, response);
  };
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      parts.logError(error);
      // Whatever it was, nobody waits for an answer that does not come.
      response.destroy();
    });
  };
}
