import type { Finding } from '../contracts.ts';
import { Findings } from '../findings.ts';
import { attribute, child, children, ns, parseInstant, text } from '../xml/index.ts';
import { logoutChecks, longestLifeMinutes } from './checks/index.ts';
import type { ConsumedLogout, LogoutContext, ReceivedLogout } from './contracts.ts';
import { receiveLogout } from './receive.ts';

/** receive → guard → verify → check. Unsigned messages are refused whatever they say (SAMLProf 4.4.4.1). */
export async function consumeLogout(received: ReceivedLogout, context: LogoutContext): Promise<ConsumedLogout> {
  const findings = new Findings([]);
  const verified = receiveLogout(received, context.idp.certificates, findings);
  if (verified === undefined) return refused(findings.recorded);
  const { root, relayState } = verified;
  const { localName } = root;
  if (root.namespaceURI !== ns.samlp || (localName !== 'LogoutRequest' && localName !== 'LogoutResponse')) {
    const detail = `root element is ${localName}`.slice(0, 200);
    return refused([{ reason: 'logout_message_unexpected', clause: 'SAMLCore 3.7', detail }]);
  }
  const objections: Finding[] = [];
  for (const { reason, clause, of, check } of logoutChecks) {
    const detail = of.includes(localName) ? await check(context, root) : undefined;
    if (detail !== undefined) objections.push({ reason, clause, detail });
  }
  if (objections.length > 0) return refused(objections);
  if (localName === 'LogoutResponse') return { kind: 'response', inResponseTo: attribute(root, 'InResponseTo') ?? '' };
  return {
    kind: 'request',
    request: {
      id: attribute(root, 'ID') ?? '',
      nameId: text(child(root, ns.saml, 'NameID')) ?? '',
      sessionIndexes: children(root, ns.samlp, 'SessionIndex').map((one) => text(one) ?? ''),
    },
    rememberUntil: rememberUntil(context, root),
    ...(relayState === undefined ? {} : { relayState }),
  };
}

/** As long as the request could be accepted, skew included. */
function rememberUntil({ now, skewSeconds }: LogoutContext, root: Element): Date {
  const issued = parseInstant(attribute(root, 'IssueInstant'))?.getTime() ?? now.getTime();
  return new Date(issued + longestLifeMinutes * 60_000 + 2 * skewSeconds * 1000);
}

function refused(findings: readonly Finding[]): ConsumedLogout {
  const [first, ...rest] = findings;
  const fallback: Finding = { reason: 'signature_missing', clause: 'SAMLProf 4.4.4.1', detail: 'nothing was verified' };
  return { kind: 'refused', findings: [first ?? fallback, ...rest] };
}
