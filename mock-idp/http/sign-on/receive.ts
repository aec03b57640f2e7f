/** An AuthnRequest arrives: into the trace first, then read, then checked. */
import { type App, bareCertificate } from '../../org/index.ts';
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
  signatureWarning,
} from '../../saml/index.ts';
import type { Exchange, TracedCheck } from '../../trace/index.ts';
import type { Face } from '../face-dependencies.ts';
import { badRequest } from '../pages/refusal.ts';
import type { Question } from './question.ts';
import { tracedParameters } from './traced-parameters.ts';

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

/** What the trace is told of an AuthnRequest, as far as it could be read. */
type Found = Partial<Pick<Exchange, 'xml' | 'request' | 'checks' | 'refusal'>>;

/** Reads and checks an AuthnRequest; what arrived is in the trace before anything is believed. */
export function receive(face: Face, app: App, { base, binding, parameters, query, transaction }: Arrival): Question {
  const exchange = face.trace.open({
    kind: 'AuthnRequest',
    app: app.label,
    binding,
    parameters: tracedParameters(parameters),
    ...(transaction !== undefined && { transaction }),
  });
  const encoded = readParameters(binding, parameters);
  const found: Found = {};
  try {
    if ('refused' in encoded) throw encoded.refused;
    found.xml = decodeXml(encoded);
    const decoded = decodeAuthnRequest(encoded, found.xml);
    found.request = decoded;
    const { acsUrl, refused } = check(face, app, found, decoded, base, query);
    const { relayState } = decoded;
    const question = { app, exchange, request: decoded, acsUrl, ...(relayState !== undefined && { relayState }) };
    if (!refused) return question;
    const { check: name, clause, message, status } = refused;
    return { ...question, refusal: { check: name, clause, message, status } };
  } catch (error) {
    if (!(error instanceof AuthnRequestRefused)) throw error;
    const { check: name, clause, message } = error;
    const requestId = found.request?.id;
    found.refusal = { check: name, clause, message };
    throw badRequest({ check: name, clause, message, exchange, ...(requestId !== undefined && { requestId }) });
  } finally {
    face.trace.amend(exchange, found);
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

function check(
  face: Face,
  app: App,
  found: Found,
  request: AuthnRequest,
  base: string,
  query?: string,
): CheckedAuthnRequest {
  let failed: string | undefined;
  const context = contextOf(face, app, base, query);
  try {
    const checked = checkAuthnRequest(request, context);
    failed = checked.refused?.check;
    return checked;
  } catch (error) {
    if (error instanceof AuthnRequestRefused) failed = error.check;
    throw error;
  } finally {
    const passed = failed === undefined && context.signedRequests !== undefined;
    const warning = passed
      ? signatureWarning({ ...request, parameter: 'SAMLRequest', ...(query !== undefined && { query }) })
      : undefined;
    found.checks = checksUntil(failed).map((one) =>
      one.check === 'signature' && warning !== undefined ? { ...one, warning } : one,
    );
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
function checksUntil(failed: string | undefined): readonly TracedCheck[] {
  if (failed === undefined) return allPassed;
  const at = authnRequestChecks.findIndex(({ name }) => name === failed);
  return authnRequestChecks.slice(0, at + 1).map(({ name, clause }) => ({ check: name, clause, ok: name !== failed }));
}

const allPassed: readonly TracedCheck[] = authnRequestChecks.map(({ name, clause }) => ({
  check: name,
  clause,
  ok: true,
}));
