import type { ResponsePlan } from '../saml/index.ts';
import { withAttribute } from '../saml/xml/index.ts';
import { at, type FaultEntry, family } from './parts.ts';

const DATA = ['Subject', 'SubjectConfirmation', 'SubjectConfirmationData'];

/** Two levels say InResponseTo; each may be wrong alone. Removing it means nothing where nobody asked. */
function inResponseTo(level: 'Response' | 'SubjectConfirmationData'): FaultEntry[] {
  const lower = level === 'Response' ? 'response' : 'confirmation';
  const clause = level === 'Response' ? 'SAMLCore §3.2.2; SAMLProf §4.1.4.3' : 'SAMLProf §4.1.4.3';
  const fault = (name: string, summary: string, value: string | undefined, mustAsk: boolean): FaultEntry => {
    const base = {
      name: `${lower}-in-response-to-${name}`,
      effect: value === undefined ? ('open' as const) : ('negative' as const),
      summary: `InResponseTo of the ${level} ${summary}`,
      clause,
    };
    if (level === 'Response') {
      return {
        ...base,
        point: 'response-tree',
        apply: (tree, { plan }) =>
          mustAsk && plan.inResponseTo === undefined ? tree : withAttribute(tree, 'InResponseTo', value),
      };
    }
    return {
      ...base,
      point: 'assertion-tree',
      apply: (tree, { plan }) =>
        mustAsk && plan.inResponseTo === undefined
          ? tree
          : at(tree, DATA, (data) => withAttribute(data, 'InResponseTo', value)),
    };
  };
  return [
    fault('wrong', 'is an ID nobody asked with.', '_assay-never-asked', false),
    fault('empty', 'is empty.', '', false),
    fault('missing', 'is missing although somebody asked.', undefined, true),
  ];
}

/** Says on both levels which request is answered, whoever asked. */
function answering(plan: ResponsePlan, inResponseTo: string): ResponsePlan {
  if (plan.assertion === undefined) return { ...plan, inResponseTo };
  const { subject } = plan.assertion;
  const confirmation = { ...subject.confirmation, inResponseTo };
  return { ...plan, inResponseTo, assertion: { ...plan.assertion, subject: { ...subject, confirmation } } };
}

/** Which request the message answers. */
export const correlationFamily = family('correlation', [
  ...inResponseTo('Response'),
  ...inResponseTo('SubjectConfirmationData'),
  {
    name: 'in-response-to-unknown',
    effect: 'negative',
    summary: 'Both InResponseTo are one and the same ID that nobody asked with; an unsolicited message gets them too.',
    clause: 'SAMLProf §4.1.4.3, §4.1.5',
    point: 'plan',
    apply: (plan) => answering(plan, '_assay-never-asked'),
  },
  {
    name: 'in-response-to-another-request',
    effect: 'negative',
    summary: 'Both InResponseTo are the ID of a request that went to another IdP.',
    clause: 'SAMLProf §4.1.4.3; CWE-346',
    parameters: { id: 'The ID of that request.' },
    point: 'plan',
    apply: (plan, { parameters }) => answering(plan, parameters.id ?? ''),
  },
  {
    name: 'confirmation-in-response-to-given',
    effect: 'negative',
    summary: 'InResponseTo of the SubjectConfirmationData is the ID of a given request, that of the Response is not.',
    clause: 'SAMLProf §4.1.4.3; CWE-294',
    parameters: { id: 'ID of the request.' },
    defaults: { id: '_assay-earlier-request' },
    point: 'assertion-tree',
    apply: (tree, { parameters }) => at(tree, DATA, (data) => withAttribute(data, 'InResponseTo', parameters.id)),
  },
  {
    name: 'in-response-to-removed',
    effect: 'open',
    summary: 'Both InResponseTo are missing: the answer to a request looks unsolicited.',
    clause: 'SAMLCore §3.2.2; SAMLProf §4.1.5',
    point: 'plan',
    apply: (plan) => {
      if (plan.inResponseTo === undefined) return plan;
      const { inResponseTo: _asked, ...rest } = plan;
      if (rest.assertion === undefined) return rest;
      const { subject } = rest.assertion;
      const { inResponseTo: _confirmed, ...confirmation } = subject.confirmation;
      return { ...rest, assertion: { ...rest.assertion, subject: { ...subject, confirmation } } };
    },
  },
]);
