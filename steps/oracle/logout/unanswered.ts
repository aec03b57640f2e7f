import type { LogoutAttempt } from './contracts.ts';

/** What is looked at of a logout that began at the SP. */
export type Unanswered = Pick<LogoutAttempt, 'askedNothing' | 'received' | 'seen' | 'sent' | 'signedInBefore'>;

/**
 * Why the IdP answered nothing when somebody signed out at the SP, so that a case about its answer has no object. Undefined
 * where it answered, or where the person is still signed in, which is for the case to judge.
 */
export function whyUnanswered({ askedNothing, received, seen, sent, signedInBefore }: Unanswered): string | undefined {
  if (sent !== undefined || seen !== undefined || !signedInBefore) return undefined;
  if (askedNothing) return 'The SP signs people out without a LogoutRequest, so there is nothing that the IdP answers.';
  const refusal = received.flatMap((one) => (one.kind === 'LogoutRequest' ? (one.refusal ?? []) : []))[0];
  if (refusal === undefined) return undefined;
  return `The IdP refused the SP's LogoutRequest, so there is no answer to it: ${refusal.message}`;
}
