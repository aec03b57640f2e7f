import { type LogoutFaultEntry, otherPerson } from '../parts.ts';
import { carrying, inRequest, planned, resigned } from './edits.ts';

const REQUEST = { kinds: ['LogoutRequest'] } as const;
const STRONG = 'SAMLCore §3.3.4, §3.7.3.1';
const SESSIONS = 'SAMLCore §3.7.1, §3.7.3.1';

/** Whose sessions, and which of them, a LogoutRequest names. */
export const principalFaults: readonly LogoutFaultEntry[] = [
  planned(
    'logout-name-id-other',
    'NameID is that of another person.',
    STRONG,
    inRequest((plan, context) => ({ ...plan, nameId: { ...plan.nameId, value: otherPerson(context).nameId } })),
    { ...REQUEST, parameters: { as: 'Login of the person whom the request names.' } },
  ),
  planned(
    'logout-name-id-unknown',
    'NameID is that of nobody.',
    'SAMLCore §3.7.3',
    inRequest((plan) => ({ ...plan, nameId: { ...plan.nameId, value: 'nobody@unknown.example' } })),
    { ...REQUEST, effect: 'open' },
  ),
  planned(
    'logout-name-id-format-other',
    'NameID has the same value, and the format persistent.',
    STRONG,
    inRequest((plan) => ({
      ...plan,
      nameId: { ...plan.nameId, format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
    })),
    REQUEST,
  ),
  planned(
    'logout-name-id-encrypted',
    'NameID is encrypted for the app, as its assertions are.',
    'IIP-SP16; SAMLCore §3.7.1',
    inRequest((plan) => (plan.encryptedAs === undefined ? plan : { ...plan, encryption: plan.encryptedAs })),
    { ...REQUEST, effect: 'benign' },
  ),
  planned(
    'logout-name-id-qualifier-other',
    'NameID has the same value, and the NameQualifier of another IdP.',
    STRONG,
    inRequest((plan) => ({ ...plan, nameId: { ...plan.nameId, nameQualifier: 'https://idp.other.example' } })),
    REQUEST,
  ),
  {
    name: 'logout-name-id-missing',
    effect: 'negative',
    summary: 'There is no NameID: nobody is named.',
    clause: 'SAMLCore §3.7.1',
    ...REQUEST,
    bindings: ['HTTP-Redirect'],
    point: 'logout-wire',
    apply: (message, context) => {
      const nameless = message.xml.replace(/<saml2:NameID[^>]*>[^<]*<\/saml2:NameID>/, '');
      return resigned(carrying(message, nameless, context), context);
    },
  },
  planned(
    'logout-session-index-other',
    'SessionIndex is one that no session has.',
    SESSIONS,
    inRequest((plan, { freshId }) => ({ ...plan, sessionIndexes: [freshId()] })),
    REQUEST,
  ),
  planned(
    'logout-session-index-missing',
    'There is no SessionIndex: every session of the person is meant.',
    SESSIONS,
    inRequest((plan) => ({ ...plan, sessionIndexes: [] })),
    { ...REQUEST, effect: 'benign' },
  ),
  planned(
    'logout-session-index-empty',
    'SessionIndex is empty: no session has it.',
    SESSIONS,
    inRequest((plan) => ({ ...plan, sessionIndexes: [''] })),
    REQUEST,
  ),
  planned(
    'logout-session-index-also',
    'There is one more SessionIndex.',
    SESSIONS,
    inRequest((plan, { parameters }) => ({
      ...plan,
      sessionIndexes: [...plan.sessionIndexes, parameters.index ?? ''],
    })),
    { ...REQUEST, effect: 'benign', parameters: { index: 'The other SessionIndex.' } },
  ),
  planned(
    'logout-session-index-swapped',
    'SessionIndex is that of another session of the same person.',
    SESSIONS,
    inRequest((plan, { parameters }) => ({ ...plan, sessionIndexes: [parameters.index ?? ''] })),
    { ...REQUEST, parameters: { index: 'SessionIndex of the other session.' } },
  ),
];
