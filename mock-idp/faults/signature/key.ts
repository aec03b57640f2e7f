import { type NextKey, nextKeys, type ResponsePlan, type SignatureChoice } from '../../saml/index.ts';
import type { FaultEntry } from '../parts.ts';

function key(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  clause: string,
  signature: SignatureChoice,
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'plan',
    apply: (plan) => ({ ...plan, sealing: { ...plan.sealing, signature } }),
  };
}

/** The certificate that was asked for; a word that is none of them means the plain one. */
function nextKeyOf({ certificate }: Readonly<Record<string, string>>): NextKey {
  return nextKeys.find((one) => one === certificate) ?? 'plain';
}

function sealed(plan: ResponsePlan, change: Partial<ResponsePlan['sealing']>): ResponsePlan {
  return { ...plan, sealing: { ...plan.sealing, ...change } };
}

const RULE = 'SAMLProf §4.1.4.5; CWE-347';
const TRUST = 'SAMLCore §5.4.5; CWE-347';

/** Whether anything is signed, by whom, and whom KeyInfo names. */
export const signatureKeyFaults: readonly FaultEntry[] = [
  {
    name: 'signature-none',
    effect: 'negative',
    summary: 'Nothing is signed.',
    clause: RULE,
    point: 'plan',
    apply: (plan) => sealed(plan, { signAssertion: false, signResponse: false }),
  },
  {
    name: 'signature-missing-on-assertion',
    effect: 'open',
    summary: 'Only the Response is signed where both were.',
    clause: 'SAMLMeta §2.4.4',
    modes: ['both'],
    point: 'plan',
    apply: (plan) => sealed(plan, { signAssertion: false }),
  },
  {
    name: 'signature-missing-on-response',
    effect: 'open',
    summary: 'Only the Assertion is signed where both were.',
    clause: 'IIP-SP13',
    modes: ['both'],
    point: 'plan',
    apply: (plan) => sealed(plan, { signResponse: false }),
  },
  key(
    'signature-by-stranger',
    'negative',
    'A key no metadata names signed, and KeyInfo shows its certificate.',
    TRUST,
    {
      signer: 'stranger',
      shown: 'stranger',
    },
  ),
  key(
    'signature-by-stranger-without-key-info',
    'negative',
    'A key no metadata names signed, and there is no KeyInfo.',
    TRUST,
    {
      signer: 'stranger',
      shown: 'none',
    },
  ),
  key(
    'signature-by-stranger-as-idp',
    'negative',
    "A key no metadata names signed, and KeyInfo shows the IdP's certificate.",
    TRUST,
    {
      signer: 'stranger',
      shown: 'app',
    },
  ),
  {
    name: 'signature-by-next-key',
    effect: 'negative',
    summary: 'The key that comes next signed, which the metadata does not name yet; KeyInfo shows its certificate.',
    clause: TRUST,
    parameters: { certificate: `Which of its certificates: ${nextKeys.join(', ')}.` },
    defaults: { certificate: 'plain' },
    point: 'plan',
    apply: (plan, { parameters }) =>
      sealed(plan, { signature: { signer: 'next', shown: 'next', nextKey: nextKeyOf(parameters) } }),
  },
  key(
    'signature-padding-forged',
    'negative',
    'The signature is forged for the next key with exponent 3: the cube root of the right hash with too little padding.',
    'CWE-347',
    { signer: 'next', shown: 'next', nextKey: 'RSA-exponent-3', forged: 'behind' },
  ),
  key(
    'signature-digest-info-forged',
    'negative',
    'The signature is forged for the next key with exponent 3: a third element of DigestInfo stands in place of the padding.',
    'CWE-347',
    { signer: 'next', shown: 'next', nextKey: 'RSA-exponent-3', forged: 'within' },
  ),
  {
    name: 'signature-by-other-app',
    effect: 'negative',
    summary: 'The key of another app signed, to this SP the key of another IdP; KeyInfo shows its certificate.',
    clause: 'SAMLCore §2.3.3, §3.2.2; CWE-346',
    parameters: { app: 'Label of the other app.' },
    point: 'plan',
    apply: (plan, { otherKey }) => (otherKey === undefined ? plan : sealed(plan, { key: otherKey })),
  },
  key('key-info-absent', 'benign', 'There is no KeyInfo.', 'SAMLCore §5.4.5', { shown: 'none' }),
  key(
    'key-info-misleading',
    'open',
    "The IdP's key signed, and KeyInfo shows an unrelated certificate.",
    'SAMLCore §5.4.5',
    {
      shown: 'stranger',
    },
  ),
];
