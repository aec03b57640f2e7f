import type { Finding } from '../contracts.ts';
import { revealNameId } from '../encryption/index.ts';
import { Findings } from '../findings.ts';
import { attribute, child, children, ns, parseInstant, text } from '../xml/index.ts';
import { logoutChecks, longestLifeMinutes } from './checks/index.ts';
import type { ConsumedLogout, LogoutContext, LogoutNameId, LogoutOptions, ReceivedLogout } from './contracts.ts';
import { receiveLogout } from './receive.ts';

type Kind = 'LogoutRequest' | 'LogoutResponse';

/** receive → guard → verify → open → check. Unsigned messages are refused whatever they say (SAMLProf 4.4.4.1). */
export async function consumeLogout(
  received: ReceivedLogout,
  context: LogoutContext,
  { off = [] }: LogoutOptions = {},
): Promise<ConsumedLogout> {
  const findings = new Findings(off);
  const verified = receiveLogout(received, context.idp.certificates, findings);
  if (verified === undefined) return refused(findings.recorded);
  const { root, relayState } = verified;
  const kind = kindOf(root);
  if (kind === undefined) {
    const detail = `root element is ${root.localName}`.slice(0, 200);
    return refused([{ reason: 'logout_message_unexpected', clause: 'SAMLCore 3.7', detail }]);
  }
  if (child(root, ns.saml, 'EncryptedID') !== undefined) {
    revealNameId(root, (await context.decryptionKeys?.()) ?? [], findings);
    if (findings.any) return refused(findings.recorded);
  }
  const objections = await object(kind, context, root, off);
  if (objections.length > 0) return refused(objections);
  if (kind === 'LogoutResponse') return { kind: 'response', inResponseTo: attribute(root, 'InResponseTo') ?? '' };
  return {
    kind: 'request',
    request: {
      id: attribute(root, 'ID') ?? '',
      issuedAt: issuedAt(context, root),
      nameId: nameIdOf(root),
      sessionIndexes: children(root, ns.samlp, 'SessionIndex').map((one) => text(one) ?? ''),
    },
    rememberUntil: rememberUntil(context, root),
    ...(relayState === undefined ? {} : { relayState }),
  };
}

function kindOf({ namespaceURI, localName }: Element): Kind | undefined {
  if (namespaceURI !== ns.samlp) return undefined;
  return localName === 'LogoutRequest' || localName === 'LogoutResponse' ? localName : undefined;
}

async function object(kind: Kind, context: LogoutContext, root: Element, off: readonly string[]): Promise<Finding[]> {
  const objections: Finding[] = [];
  for (const { reason, clause, of, check } of logoutChecks) {
    if (!of.includes(kind) || off.includes(reason)) continue;
    const detail = await check(context, root);
    if (detail !== undefined) objections.push({ reason, clause, detail });
  }
  return objections;
}

function nameIdOf(root: Element): LogoutNameId {
  const named = child(root, ns.saml, 'NameID');
  const [format, nameQualifier, spNameQualifier] = ['Format', 'NameQualifier', 'SPNameQualifier'].map((name) =>
    attribute(named, name),
  );
  return {
    value: text(named) ?? '',
    ...(format === undefined ? {} : { format }),
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
  };
}

function issuedAt({ now }: LogoutContext, root: Element): Date {
  return parseInstant(attribute(root, 'IssueInstant')) ?? now;
}

/** As long as the request could be accepted, skew included. */
function rememberUntil(context: LogoutContext, root: Element): Date {
  const issued = issuedAt(context, root).getTime();
  return new Date(issued + longestLifeMinutes * 60_000 + 2 * context.skewSeconds * 1000);
}

function refused(findings: readonly Finding[]): ConsumedLogout {
  const [first, ...rest] = findings;
  const fallback: Finding = { reason: 'signature_missing', clause: 'SAMLProf 4.4.4.1', detail: 'nothing was verified' };
  return { kind: 'refused', findings: [first ?? fallback, ...rest] };
}
