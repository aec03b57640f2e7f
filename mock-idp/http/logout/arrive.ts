import { transactionCookie } from '../../arming/index.ts';
import { type App, bareCertificate } from '../../org/index.ts';
import {
  AuthnRequestRefused,
  checkLogoutMessage,
  decodeXml,
  type LogoutMessage,
  LogoutRefused,
  presets,
  readLogoutMessage,
} from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import { readCookie } from '../pages/cookies.ts';
import { formOf } from '../pages/form.ts';
import { badRequest, pageNotFound } from '../pages/refusal.ts';
import { tracedParameters } from '../sign-on/traced-parameters.ts';
import type { Request } from '../web/index.ts';

/** How far the clocks of the two parties may differ. */
const skewSeconds = 300;

/** A message of an app that passed every check. */
export interface Arrived {
  message: LogoutMessage;
  exchange: string;
  relayState?: string;
}

/** The app that a single logout address belongs to. */
export async function appOf(face: Face, request: Request): Promise<App> {
  const { externalKey, name } = request.params;
  const app = await face.org.applications.findByExternalKey(externalKey ?? '');
  if (!app || app.name !== name || app.status !== 'ACTIVE') throw pageNotFound();
  return app;
}

/** Reads and checks what arrived; anything unsigned or out of place ends in a page, and nothing is ended. */
export function arrive(
  face: Face,
  app: App,
  request: Request,
  kind: LogoutMessage['kind'],
  arrivedAt: string,
): Arrived {
  const binding = request.method === 'POST' ? 'HTTP-POST' : 'HTTP-Redirect';
  const query = request.rawQuery;
  const parameters = binding === 'HTTP-POST' ? formOf(request) : new URLSearchParams(query);
  const transaction = face.transactions.find(readCookie(request, transactionCookie) ?? '');
  const exchange = face.trace.open({
    kind,
    app: app.label,
    binding,
    parameters: tracedParameters(parameters),
    ...(binding === 'HTTP-Redirect' && { query }),
    ...(transaction && { transaction: transaction.key, person: transaction.person }),
  });
  try {
    const message = checked(face, app, { kind, binding, parameters, query, arrivedAt, exchange });
    const relayState = parameters.get('RelayState');
    return { message, exchange, ...(relayState !== null && { relayState }) };
  } catch (error) {
    if (!(error instanceof LogoutRefused || error instanceof AuthnRequestRefused)) throw error;
    const { check, clause, message } = error;
    throw badRequest({ check, clause, message, exchange });
  }
}

interface Received {
  kind: LogoutMessage['kind'];
  binding: LogoutMessage['binding'];
  parameters: URLSearchParams;
  query: string;
  arrivedAt: string;
  exchange: string;
}

function checked(face: Face, app: App, { kind, binding, parameters, query, arrivedAt, exchange }: Received) {
  const parameter = kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse';
  for (const name of [parameter, 'RelayState']) {
    const count = parameters.getAll(name).length;
    if (count > 1 || (count === 0 && name === parameter)) {
      const message = `The parameter ${name} is there ${count} times.`;
      throw new LogoutRefused({ check: 'parameters', clause: 'SAMLBind §3.4.4, §3.5.4', message });
    }
  }
  const xml = decodeXml({ binding, samlRequest: parameters.get(parameter) ?? '' });
  face.trace.amend(exchange, { xml });
  const read = readLogoutMessage(xml, binding);
  if (read.kind !== kind) {
    throw new LogoutRefused({ check: 'root', clause: 'SAMLCore §3.7', message: `The message is no ${kind}.` });
  }
  const message = binding === 'HTTP-Redirect' ? { ...read, query } : read;
  const { beyondOkta, signOn } = app.settings;
  const { spCertificate, slo, audience } = signOn;
  checkLogoutMessage(message, {
    now: face.clock.now(),
    arrivedAt,
    spIssuer: slo.issuer ?? audience,
    certificates: spCertificate?.x5c.map(bareCertificate) ?? [],
    weakSignatures: presets[beyondOkta.preset].weakSignatures === 'taken',
    skewSeconds,
  });
  return message;
}
