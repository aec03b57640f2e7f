import { planned } from './edits.ts';

const RESPONSE = { kinds: ['LogoutResponse'] } as const;
const ANSWERS = 'SAMLCore §3.2.2; CWE-352';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** What a LogoutResponse answers, and how it says the logout went. */
export const answerFaults = [
  planned(
    'logout-in-response-to-other',
    'InResponseTo is a request that nobody sent.',
    ANSWERS,
    (plan, { freshId }) => (plan.kind === 'LogoutResponse' ? { ...plan, inResponseTo: freshId() } : plan),
    RESPONSE,
  ),
  planned(
    'logout-in-response-to-missing',
    'The answer does not say what it answers.',
    ANSWERS,
    (plan) => {
      if (plan.kind !== 'LogoutResponse') return plan;
      const { inResponseTo: _, ...rest } = plan;
      return rest;
    },
    RESPONSE,
  ),
  planned(
    'logout-status-responder',
    'The IdP says that it failed.',
    'SAMLCore §3.7.3',
    (plan) =>
      plan.kind === 'LogoutResponse' ? { ...plan, status: { code: `${STATUS}Responder`, subcodes: [] } } : plan,
    { ...RESPONSE, effect: 'open' },
  ),
  planned(
    'logout-status-partial',
    'The IdP says that not everybody could be told.',
    'SAMLCore §3.7.3.2',
    (plan) =>
      plan.kind === 'LogoutResponse'
        ? { ...plan, status: { code: `${STATUS}Responder`, subcodes: [`${STATUS}PartialLogout`] } }
        : plan,
    { ...RESPONSE, effect: 'open' },
  ),
  planned(
    'logout-status-success',
    'The IdP says Success, also where its own session of the person had ended before.',
    'SAMLCore §3.7.3.2',
    (plan) => (plan.kind === 'LogoutResponse' ? { ...plan, status: { code: `${STATUS}Success`, subcodes: [] } } : plan),
    { ...RESPONSE, effect: 'open' },
  ),
];
