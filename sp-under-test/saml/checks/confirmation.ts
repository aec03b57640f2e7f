import type { ConsumeContext } from '../contracts.ts';
import type { VerifiedMessage } from '../signature/index.ts';
import { attribute, child, children, ns, parseInstant } from '../xml/index.ts';
import { passed } from './window.ts';

/** The reasons for which a bearer SubjectConfirmation is no good. */
export type ConfirmationReason =
  | 'subject_confirmation_missing'
  | 'recipient_mismatch'
  | 'subject_confirmation_expired'
  | 'subject_confirmation_not_before'
  | 'in_response_to_mismatch';

type Objections = ReadonlyMap<ConfirmationReason, string>;

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** All SubjectConfirmations, and those of them that are bearer. */
export function confirmations(assertion: Element): { all: Element[]; bearer: Element[] } {
  const all = children(child(assertion, ns.saml, 'Subject'), ns.saml, 'SubjectConfirmation');
  return { all, bearer: all.filter((one) => attribute(one, 'Method') === bearer) };
}

/**
 * What is wrong with the confirmation that comes nearest. One bearer confirmation must satisfy everything at once
 * (SAMLCore 2.4.1.1: any one suffices): a right Recipient in an expired one and a live time in a foreign one are no
 * confirmation together. Empty if one is good, or if there is none at all (which is another check's word).
 */
export function nearestConfirmation(context: ConsumeContext, message: VerifiedMessage): Objections {
  const judged = confirmations(message.assertion).bearer.map((one) => objections(context, message, one));
  const [first, ...rest] = judged;
  if (first === undefined) return new Map();
  return rest.reduce((best, next) => (next.size < best.size ? next : best), first);
}

function objections(context: ConsumeContext, { response }: VerifiedMessage, confirmation: Element): Objections {
  const found = new Map<ConfirmationReason, string>();
  const data = child(confirmation, ns.saml, 'SubjectConfirmationData');
  if (data === undefined) return found.set('subject_confirmation_missing', 'bearer without SubjectConfirmationData');
  const recipient = attribute(data, 'Recipient');
  if (recipient !== context.acsUrl) found.set('recipient_mismatch', `Recipient is ${quote(recipient)}`);
  const until = parseInstant(attribute(data, 'NotOnOrAfter'));
  if (until === undefined || passed(until, context)) {
    found.set('subject_confirmation_expired', `NotOnOrAfter is ${quote(attribute(data, 'NotOnOrAfter'))}`);
  }
  const from = attribute(data, 'NotBefore');
  if (from !== undefined) found.set('subject_confirmation_not_before', `NotBefore is ${quote(from)}`);
  const inner = attribute(data, 'InResponseTo');
  const outer = attribute(response, 'InResponseTo');
  if (inner !== outer) {
    found.set('in_response_to_mismatch', `Response says ${quote(outer)}, SubjectConfirmationData ${quote(inner)}`);
  }
  return found;
}

function quote(value: string | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value.slice(0, 200));
}
