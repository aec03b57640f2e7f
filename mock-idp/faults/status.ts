import type { ResponsePlan } from '../saml/index.ts';
import { element, withAttribute, withoutChildren } from '../saml/xml/index.ts';
import { at, type FaultEntry, family } from './parts.ts';

const URN = 'urn:oasis:names:tc:SAML:2.0:status:';
const RULE = 'SAMLCore §3.2.2.2';

/** Thirty-two octets of UTF-8: Latin, right to left, Han, beyond the first plane. */
const MANY_SCRIPTS = 'Łódź \u202eolleh\u202c 日本 \u{1f511} ';

function withStatus(plan: ResponsePlan, code: string, subcodes: string[] = [], message?: string): ResponsePlan {
  return { ...plan, status: { code, subcodes, ...(message === undefined ? {} : { message }) } };
}

function withoutAssertion({ assertion: _assertion, ...plan }: ResponsePlan): ResponsePlan {
  return plan;
}

function errorWithoutAssertion(code: 'Requester' | 'Responder' | 'VersionMismatch', name: string): FaultEntry {
  return {
    name: `status-${name}`,
    effect: 'negative',
    summary: `Top-level status is ${code}, and there is no Assertion.`,
    clause: RULE,
    point: 'plan',
    apply: (plan) => withStatus(withoutAssertion(plan), URN + code),
  };
}

function statusWithAssertion(name: string, summary: string, code: string, subcodes: string[] = []): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: `SAMLProf §4.1.4.2; ${RULE}`,
    point: 'plan',
    apply: (plan) => withStatus(plan, code, subcodes),
  };
}

/** What the status of the Response says. */
export const statusFamily = family('status', [
  {
    name: 'status-missing',
    effect: 'negative',
    summary: 'The Response has no Status.',
    clause: 'SAMLCore §3.2.2',
    point: 'response-tree',
    apply: (response) => withoutChildren(response, 'Status'),
  },
  {
    name: 'status-empty',
    effect: 'negative',
    summary: 'Status has no StatusCode.',
    clause: 'SAMLCore §3.2.2.1',
    point: 'response-tree',
    apply: (response) => at(response, ['Status', 'StatusCode'], () => undefined),
  },
  {
    name: 'status-code-value-missing',
    effect: 'negative',
    summary: 'StatusCode has no Value.',
    clause: RULE,
    point: 'response-tree',
    apply: (response) => at(response, ['Status', 'StatusCode'], (code) => withAttribute(code, 'Value', undefined)),
  },
  statusWithAssertion('status-code-value-empty', 'StatusCode Value is empty.', ''),
  statusWithAssertion('status-unknown', 'Top-level status is a private URN.', 'urn:example:status:Splendid'),
  statusWithAssertion('status-case', 'Top-level status is Success in lower case.', `${URN}success`),
  statusWithAssertion('status-second-level-at-top', 'Top-level status is AuthnFailed.', `${URN}AuthnFailed`),
  statusWithAssertion('status-requester-with-assertion', 'Top-level status is Requester.', `${URN}Requester`),
  statusWithAssertion('status-responder-with-assertion', 'Top-level status is Responder.', `${URN}Responder`),
  statusWithAssertion(
    'status-success-as-second-level',
    'Top-level status is Responder, and Success stands below it.',
    `${URN}Responder`,
    [`${URN}Success`],
  ),
  errorWithoutAssertion('Requester', 'requester'),
  errorWithoutAssertion('Responder', 'responder'),
  errorWithoutAssertion('VersionMismatch', 'version-mismatch'),
  {
    name: 'status-second-level',
    effect: 'negative',
    summary: 'Top-level status is Responder with a second-level code, and there is no Assertion.',
    clause: RULE,
    parameters: { code: 'Second-level code, without its URN prefix.' },
    defaults: { code: 'AuthnFailed' },
    point: 'plan',
    apply: (plan, { parameters }) =>
      withStatus(withoutAssertion(plan), `${URN}Responder`, [URN + (parameters.code ?? '')]),
  },
  {
    name: 'status-message-markup',
    effect: 'negative',
    summary: 'Top-level status is Responder with a script in its StatusMessage, and there is no Assertion.',
    clause: 'SAMLCore §3.2.2.3; CWE-79',
    point: 'plan',
    apply: (plan) =>
      withStatus(withoutAssertion(plan), `${URN}Responder`, [], '<script>document.title = "assay"</script>'),
  },
  {
    name: 'status-message-huge',
    effect: 'negative',
    summary: 'Top-level status is Responder with a StatusMessage of 64 KiB in many scripts, and there is no Assertion.',
    clause: 'SAMLCore §3.2.2.3; CWE-400',
    point: 'plan',
    apply: (plan) => withStatus(withoutAssertion(plan), `${URN}Responder`, [], MANY_SCRIPTS.repeat(2000)),
  },
  {
    name: 'status-error-unsigned',
    effect: 'negative',
    summary: 'Top-level status is Responder, there is no Assertion, and nothing is signed.',
    clause: 'SDP-IDP09; SAMLCore §3.2.2.2',
    // Where only Assertions are signed, no error is.
    modes: ['response', 'both'],
    point: 'plan',
    apply: (plan) => ({
      ...withStatus(withoutAssertion(plan), `${URN}Responder`),
      sealing: { ...plan.sealing, signAssertion: false, signResponse: false },
    }),
  },
  {
    name: 'status-detail-foreign',
    effect: 'negative',
    summary: 'Top-level status is Responder with foreign content in StatusDetail, and there is no Assertion.',
    clause: 'SAMLCore §3.2.2.4',
    point: 'response-tree',
    apply: (response) =>
      at(withoutChildren(response, 'Assertion'), ['Status'], (status) => ({
        ...status,
        children: [
          element('saml2p:StatusCode', { attributes: { Value: `${URN}Responder` } }),
          element('saml2p:StatusDetail', {
            children: [element('assay:Detail', { namespaces: { assay: 'urn:example:assay' } })],
          }),
        ],
      })),
  },
  {
    name: 'status-success-without-assertion',
    effect: 'negative',
    summary: 'Status is Success, and there is no Assertion.',
    clause: 'SAMLProf §4.1.4.2',
    point: 'plan',
    apply: withoutAssertion,
  },
]);
