import {
  composeLogout,
  type LogoutFaultContext,
  messageParameter,
  type QueryParameter,
  queryParameter,
} from '../../saml/index.ts';
import { writeElement } from '../../saml/xml/index.ts';
import { otherPerson } from '../parts.ts';
import { parameterOf, queried, unsignedQuery } from './edits.ts';

const OCTETS = 'SAMLBind §3.4.4.1';
const TWICE = `${OCTETS}; CWE-235`;
const AS = { parameters: { as: 'Login of the person whom the signed request names.' } };

/** Escapes in the other case: `%2b` for `%2B`. */
const lowerCase = (value: string) => value.replace(/%[0-9A-F]{2}/g, (found) => found.toLowerCase());
const named = (query: readonly QueryParameter[], name: string) => query.filter((one) => one.name === name);

/** The query of a genuine request about another person, and beside it the parameter of a forged one about this person. */
async function smuggled(query: readonly QueryParameter[], context: LogoutFaultContext) {
  const { plan } = context;
  const forged = named(query, parameterOf(context));
  if (plan.kind !== 'LogoutRequest') return { genuine: [...query], forged };
  const other = { ...plan, nameId: { ...plan.nameId, value: otherPerson(context).nameId } };
  const genuine = await context.signQuery([
    messageParameter('SAMLRequest', writeElement(composeLogout(other))),
    ...named(query, 'RelayState'),
  ]);
  return { genuine, forged };
}

/** What may be odd about a query that is signed over its octets. */
export const queryFaults = [
  queried(
    'logout-query-lower-case',
    'The escapes are in lower case, before signing.',
    OCTETS,
    async (message, context) => {
      const query = unsignedQuery(message).map(({ name, value }) => ({ name, value: lowerCase(value) }));
      return { ...message, query: await context.signQuery(query) };
    },
    { effect: 'benign' },
  ),
  queried(
    'logout-query-plus-for-space',
    'RelayState holds a space that is escaped as a plus sign, before signing.',
    OCTETS,
    async (message, context) => {
      const query = unsignedQuery(message).filter(({ name }) => name !== 'RelayState');
      const relayState = { name: 'RelayState', value: 'two+words' };
      return { ...message, query: await context.signQuery([...query, relayState]) };
    },
    { effect: 'benign' },
  ),
  queried(
    'logout-query-escapes-altered',
    'The escapes were put into lower case after signing.',
    OCTETS,
    (message) => ({
      ...message,
      query: message.query.map(({ name, value }) => ({ name, value: lowerCase(value) })),
    }),
    { effect: 'open' },
  ),
  queried(
    'logout-query-reordered',
    'The parameters stand in another order in the address than they were signed in.',
    OCTETS,
    (message) => ({ ...message, query: message.query.toReversed() }),
    { effect: 'benign' },
  ),
  queried(
    'logout-query-extra',
    'A parameter of somebody else, which is not signed, stands at the end.',
    OCTETS,
    (message) => ({ ...message, query: [...message.query, queryParameter('utm_source', 'mail')] }),
    { effect: 'benign' },
  ),
  queried(
    'logout-query-forged-first',
    'A forged SAMLRequest stands before the signed one, which names another person.',
    TWICE,
    async (message, context) => {
      const { genuine, forged } = await smuggled(message.query, context);
      return { ...message, query: [...forged, ...genuine] };
    },
    { ...AS, kinds: ['LogoutRequest'] },
  ),
  queried(
    'logout-query-forged-last',
    'A forged SAMLRequest stands after the signed one, which names another person.',
    TWICE,
    async (message, context) => {
      const { genuine, forged } = await smuggled(message.query, context);
      return { ...message, query: [...genuine, ...forged] };
    },
    { ...AS, kinds: ['LogoutRequest'] },
  ),
  queried(
    'logout-query-forged-spelled',
    'A forged SAMLRequest, its name spelled with an escape, stands after the signed one, which names another person.',
    TWICE,
    async (message, context) => {
      const { genuine, forged } = await smuggled(message.query, context);
      return { ...message, query: [...genuine, ...forged.map((one) => ({ ...one, name: 'SAML%52equest' }))] };
    },
    { ...AS, kinds: ['LogoutRequest'] },
  ),
  queried('logout-query-relay-state-twice', 'A second, other RelayState stands at the end.', TWICE, (message) => ({
    ...message,
    query: [...message.query, queryParameter('RelayState', 'https://sp.attacker.example/')],
  })),
  queried('logout-query-algorithm-twice', 'A second, other SigAlg stands at the end.', TWICE, (message) => ({
    ...message,
    query: [...message.query, queryParameter('SigAlg', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')],
  })),
  queried(
    'logout-query-relay-state-unsigned',
    'RelayState was added after signing.',
    OCTETS,
    async (message, context) => {
      const signed = await context.signQuery(unsignedQuery(message).filter(({ name }) => name !== 'RelayState'));
      const relayState = queryParameter('RelayState', 'https://sp.attacker.example/');
      return { ...message, query: [...signed.slice(0, 1), relayState, ...signed.slice(1)] };
    },
  ),
  queried('logout-query-signature-missing', 'SigAlg is there, Signature is not.', `${OCTETS}; CWE-347`, (message) => ({
    ...message,
    query: message.query.filter(({ name }) => name !== 'Signature'),
  })),
];
