/** An AuthnRequest arrives: into the trace first, then read, then checked. */
import { type App, bareCertificate } from '../org/index.ts';
import {
  type AuthnRequest,
  type AuthnRequestContext,
  AuthnRequestRefused,
  authnRequestChecks,
  type Binding,
  type CheckedAuthnRequest,
  checkAuthnRequest,
  decodeAuthnRequest,
  decodeXml,
  type EncodedAuthnRequest,
  presets,
} from '../saml/index.ts';
import type { TracedCheck } from '../trace/index.ts';
import type { Face } from './face-dependencies.ts';
import type { Question } from './question.ts';
import { badRequest } from './refusal.ts';

/** How far the clocks of the two parties may differ. */
const skewSeconds = 300;

/** How an AuthnRequest came. */
export interface Arrival {
  binding: Binding;
  parameters: URLSearchParams;
  /** Address of this face, as the browser knows it. */
  base: string;
  /** The query of HTTP-Redirect, undecoded. */
  query?: string;
  /** Key of the transaction whose cookie came along: its trace tells of what is refused, too. */
  transaction?: string;
}

/** Reads and checks an AuthnRequest; what arrived is in the trace before anything is believed. */
export function receive(face: Face, app: App, { base, binding, parameters, query, transaction }: Arrival): Question {
  const exchange = face.trace.open({
    kind: 'AuthnRequest',
    app: app.label,
    binding,
    parameters: Object.fromEntries(parameters),
    ...(transaction !== undefined && { transaction }),
  });
  const encoded = readParameters(binding, parameters);
  try {
    if ('refused' in encoded) throw encoded.refused;
    const decoded = readRequest(face, exchange, encoded);
    const { acsUrl, refused } = check(face, app, exchange, decoded, base, query);
    const { relayState } = decoded;
    const question = { app, exchange, request: decoded, acsUrl, ...(relayState !== undefined && { relayState }) };
    if (!refused) return question;
    const { check: name, clause, message, status } = refused;
    return { ...question, refusal: { check: name, clause, message, status } };
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
  const xml = decodeXml(encoded);
  face.trace.amend(exchange, { xml });
  const request = decodeAuthnRequest(encoded, xml);
  face.trace.amend(exchange, { request });
  return request;
}

function check(
  face: Face,
  app: App,
  exchange: string,
  request: AuthnRequest,
  base: string,
  query?: string,
): CheckedAuthnRequest {
  let failed: string | undefined;
  try {
    const checked = checkAuthnRequest(request, contextOf(face, app, base, query));
    failed = checked.refused?.check;
    return checked;
  } catch (error) {
    if (error instanceof AuthnRequestRefused) failed = error.check;
    throw error;
  } finally {
    face.trace.amend(exchange, { checks: checksUntil(failed) });
  }
}

function contextOf(face: Face, app: App, base: string, query: string | undefined): AuthnRequestContext {
  const { beyondOkta, signOn } = app.settings;
  const signedRequests = {
    certificates: signOn.spCertificate?.x5c.map(bareCertificate) ?? [],
    ...(query !== undefined && { query }),
  };
  return {
    now: face.clock.now(),
    ssoUrl: face.org.applications.addresses(app, base).ssoUrl,
    defaultAcsUrl: signOn.ssoAcsUrl,
    otherAcsUrls: signOn.allowMultipleAcsEndpoints ? signOn.acsEndpoints : [],
    habits: presets[beyondOkta.preset],
    nameIdFormat: signOn.subjectNameIdFormat,
    encrypts: (signOn.assertionEncryption.x5c ?? []).length > 0,
    audience: signOn.audience,
    authnContextClassRef: signOn.authnContextClassRef,
    ...(signOn.samlSignedRequestEnabled && { signedRequests }),
    skewSeconds,
  };
}

/** The checks in their order, up to the one that failed: those after it were not made. */
function checksUntil(failed: string | undefined): TracedCheck[] {
  const at = authnRequestChecks.findIndex(({ name }) => name === failed);
  const made = at < 0 ? authnRequestChecks : authnRequestChecks.slice(0, at + 1);
  return made.map(({ name, clause }) => ({ check: name, clause, ok: name !== failed }));
}
