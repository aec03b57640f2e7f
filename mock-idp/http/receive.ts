/** An AuthnRequest arrives: into the trace first, then read, then checked. */
import { type App, bareCertificate } from '../org/index.ts';
import {
  type AuthnRequest,
  AuthnRequestRefused,
  authnRequestChecks,
  type Binding,
  checkAuthnRequest,
  decodeAuthnRequest,
  decodeXml,
  type EncodedAuthnRequest,
} from '../saml/index.ts';
import type { TracedCheck } from '../trace/index.ts';
import type { Face } from './face-dependencies.ts';
import type { Question } from './question.ts';
import { badRequest } from './refusal.ts';

/** How far the clocks of the two parties may differ. */
const skewSeconds = 300;

/** Reads and checks an AuthnRequest; what arrived is in the trace before anything is believed. */
export function receive(face: Face, app: App, binding: Binding, parameters: URLSearchParams, query?: string): Question {
  const exchange = face.trace.open({
    kind: 'AuthnRequest',
    app: app.label,
    binding,
    parameters: Object.fromEntries(parameters),
  });
  const encoded = readParameters(binding, parameters);
  try {
    if ('refused' in encoded) throw encoded.refused;
    const decoded = readRequest(face, exchange, encoded);
    const { acsUrl } = check(face, app, exchange, decoded, query);
    const { relayState } = decoded;
    return { app, exchange, request: decoded, acsUrl, ...(relayState !== undefined && { relayState }) };
  } catch (error) {
    if (!(error instanceof AuthnRequestRefused)) throw error;
    const { check: name, clause, message } = error;
    const requestId = face.trace.find(exchange)?.request?.id;
    face.trace.amend(exchange, { refusal: { check: name, clause, message } });
    throw badRequest({ check: name, clause, message, exchange, ...(requestId !== undefined && { requestId }) });
  }
}

function readParameters(
  binding: Binding,
  parameters: URLSearchParams,
): EncodedAuthnRequest | { refused: AuthnRequestRefused } {
  const clause = binding === 'HTTP-Redirect' ? 'SAMLBind §3.4.4' : 'SAMLBind §3.5.4';
  for (const name of ['SAMLRequest', 'RelayState', 'SAMLEncoding']) {
    const count = parameters.getAll(name).length;
    if (count > 1 || (count === 0 && name === 'SAMLRequest')) {
      const message = `The parameter ${name} is there ${count} times.`;
      return { refused: new AuthnRequestRefused({ check: 'parameters', clause, message }) };
    }
  }
  const relayState = parameters.get('RelayState');
  const samlEncoding = parameters.get('SAMLEncoding');
  return {
    binding,
    samlRequest: parameters.get('SAMLRequest') ?? '',
    ...(relayState !== null && { relayState }),
    ...(samlEncoding !== null && { samlEncoding }),
  };
}

function readRequest(face: Face, exchange: string, encoded: EncodedAuthnRequest): AuthnRequest {
  face.trace.amend(exchange, { xml: decodeXml(encoded) });
  const request = decodeAuthnRequest(encoded);
  face.trace.amend(exchange, { request });
  return request;
}

function check(
  face: Face,
  app: App,
  exchange: string,
  request: AuthnRequest,
  query: string | undefined,
): { acsUrl: string } {
  const { samlSignedRequestEnabled, spCertificate, subjectNameIdFormat } = app.settings.signOn;
  const signedRequests = {
    certificates: spCertificate?.x5c.map(bareCertificate) ?? [],
    nameIdFormat: subjectNameIdFormat,
    ...(query !== undefined && { query }),
  };
  let failed: string | undefined;
  try {
    return checkAuthnRequest(request, {
      now: face.clock.now(),
      ssoUrl: face.org.applications.addresses(app).ssoUrl,
      defaultAcsUrl: app.settings.signOn.ssoAcsUrl,
      otherAcsUrls: [],
      habits: 'okta',
      ...(samlSignedRequestEnabled && { signedRequests }),
      skewSeconds,
    });
  } catch (error) {
    if (error instanceof AuthnRequestRefused) failed = error.check;
    throw error;
  } finally {
    face.trace.amend(exchange, { checks: checksUntil(failed) });
  }
}

/** The checks in their order, up to the one that failed: those after it were not made. */
function checksUntil(failed: string | undefined): TracedCheck[] {
  const at = authnRequestChecks.findIndex(({ name }) => name === failed);
  const made = at < 0 ? authnRequestChecks : authnRequestChecks.slice(0, at + 1);
  return made.map(({ name, clause }) => ({ check: name, clause, ok: name !== failed }));
}
