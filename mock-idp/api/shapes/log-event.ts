import type { LogEvent } from '../../org/index.ts';

/** One line of the System Log. The organisation does not record where a call came from, so that part is empty. */
export function logEventJson(event: LogEvent) {
  const { uuid, published, eventType, displayMessage, outcome, actor, target } = event;
  return {
    uuid,
    published,
    eventType,
    version: '0',
    severity: outcome.result === 'SUCCESS' ? 'INFO' : 'WARN',
    legacyEventType: null,
    displayMessage,
    actor: { ...actor, type: actor.id === 'system' ? 'SystemPrincipal' : 'User', detailEntry: null },
    client: { userAgent: null, zone: null, device: null, id: null, ipAddress: null, geographicalContext: null },
    authenticationContext: { authenticationStep: 0, externalSessionId: null },
    outcome: { result: outcome.result, reason: outcome.reason ?? null },
    target: target.map((item) => ({ ...item, detailEntry: null })),
    transaction: { type: 'WEB', id: uuid, detail: {} },
    debugContext: { debugData: {} },
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    request: { ipChain: [] },
  };
}
