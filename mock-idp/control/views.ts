/** What the control API answers, made of what the IdP keeps. */
import type { ArmedFault, Transaction } from '../arming/index.ts';
import type { App, OrgServices } from '../org/index.ts';
import { certificatePem, type Fault, isResponseFault } from '../saml/index.ts';
import type { Situation } from '../situations/index.ts';
import type { Exchange, TraceLog } from '../trace/index.ts';

/** A fault as data. */
export function faultView(fault: Fault) {
  const { name, family, point, summary, clause, effect, parameters } = fault;
  const modes = isResponseFault(fault) ? fault.modes : undefined;
  return { name, family, point, summary, clause, effect, ...(modes && { modes }), ...(parameters && { parameters }) };
}

export function armedView({ fault, ...rest }: ArmedFault) {
  return { ...rest, fault: fault.name };
}

/** A situation as data. */
export function situationView({ name, kind, summary, expect, parameters, defaults }: Situation) {
  return { name, kind, summary, expect, ...(parameters && { parameters }), ...(defaults && { defaults }) };
}

/** What an SP needs to trust an app of ours. */
export async function appView(org: OrgServices, app: App) {
  const { label, id, externalKey, name } = app;
  const certificate = certificatePem(await org.applications.signingKey(app));
  return { label, id, externalKey, name, ...org.applications.addresses(app), certificate };
}

/** One thing that arrived. */
export function receivedView({ at, kind, app, binding, xml, parameters, refusal, published }: Exchange) {
  return {
    at,
    kind,
    app,
    ...(binding !== undefined && { binding }),
    ...(xml !== undefined && { xml }),
    ...(parameters && { parameters }),
    ...(refusal && { refusal }),
    ...(published && { published }),
  };
}

/** One transaction with everything that was exchanged under its key, oldest first. */
export function transactionView({ key, person, app, faults, held, heldRequests }: Transaction, trace: TraceLog) {
  const exchanges = trace.list({ transaction: key }).reverse();
  return {
    key,
    person,
    ...(app !== undefined && { app }),
    held,
    heldRequests,
    faults: faults.map(({ fault: { name, point, summary, clause }, parameters, state }) => ({
      name,
      point,
      summary,
      clause,
      parameters,
      state,
    })),
    received: exchanges
      .filter(({ kind }) => kind === 'AuthnRequest')
      .map(({ at, binding, xml, request, parameters, refusal }) => ({
        at,
        binding,
        xml,
        id: request?.id,
        parameters,
        ...(refusal && { refusal }),
      })),
    emitted: exchanges.flatMap(({ emitted }) => {
      if (!emitted) return [];
      const { at, responseId, assertionId, xml, plainXml, samlResponseSha256, acsUrl, relayState } = emitted;
      return [{ at, responseId, assertionId, xml, plainXml, samlResponseSha256, acsUrl, relayState }];
    }),
    logout: { sent: exchanges.flatMap(sentLogout), received: exchanges.flatMap(receivedLogout) },
  };
}

/** The logout message that left in an exchange. */
function sentLogout({ id, logout, answeredBy }: Exchange) {
  if (!logout) return [];
  const { message, faults, ...facts } = logout;
  const form = message.binding === 'HTTP-POST' ? { fields: message.fields } : {};
  const names = faults.map(({ name }) => name);
  return [
    { exchange: id, ...facts, binding: message.binding, ...form, faults: names, ...(answeredBy && { answeredBy }) },
  ];
}

/** The logout message that an app sent. */
function receivedLogout({ id, at, kind, binding, xml, query, parameters, refusal, resumeUrl }: Exchange) {
  if (kind !== 'LogoutRequest' && kind !== 'LogoutResponse') return [];
  return [{ exchange: id, at, kind, binding, xml, query, parameters, refusal, resumeUrl }];
}
