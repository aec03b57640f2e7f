import { X509Certificate } from 'node:crypto';
import { type Attempt, attempt as signIn } from '../../attempt/index.ts';
import { textIn } from '../message.ts';
import type { Cause } from '../trouble.ts';

/**
 * The SP trusts another certificate than the IdP's. From outside that shows in one thing alone: what is signed well is
 * answered like what is not. An SP that answers the two differently has verified the signature, so it is not that.
 */
export const otherCertificate: Cause = async ({ attempt, stage }) => {
  const pem = textIn(attempt.emitted?.xml ?? '', 'X509Certificate');
  if (pem === undefined || attempt.answer === undefined) return undefined;
  const { agent: _, ...request } = attempt.request;
  const tampered = [{ name: 'signature-value-tampered', parameters: {} }];
  const broken = await signIn(stage, { ...request, faults: tampered });
  if (!answeredAlike(attempt, broken)) return undefined;
  const { fingerprint256, subject, validTo } = new X509Certificate(Buffer.from(pem, 'base64'));
  const name = subject.split('\n').find((part) => part.startsWith('CN=')) ?? subject;
  return `The SP answers a good signature like a broken one, whatever is signed: most likely it trusts another certificate. It must have the one of the IdP metadata of this run: ${name}, valid until ${validTo}, SHA-256 fingerprint ${fingerprint256}. If it has, its log says why it refuses.`;
};

/** Whether two answers differ in nothing but what is new in each: numbers, identifiers, tokens. */
export function answeredAlike(one: Pick<Attempt, 'answer'>, other: Pick<Attempt, 'answer'>): boolean {
  const { answer: first } = one;
  const { answer: second } = other;
  if (first === undefined || second === undefined || first.status !== second.status) return false;
  return words(first.excerpt) === words(second.excerpt);
}

/** A word with a digit in it is no word. */
const words = (page: string): string => page.replace(/[\w+/=-]*\d[\w+/=-]*/g, '#');
