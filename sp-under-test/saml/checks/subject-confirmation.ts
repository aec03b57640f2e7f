import { child, elements, ns } from '../xml/index.ts';
import type { Check } from './check.ts';
import { type ConfirmationReason, confirmations, nearestConfirmation } from './confirmation.ts';

/** SAMLProf 4.1.4.2: at least one SubjectConfirmation, and a bearer one carries SubjectConfirmationData. */
export const subjectConfirmation: Check = {
  reason: 'subject_confirmation_missing',
  clause: 'SAMLProf 4.1.4.2, 4.1.4.3',
  check(context, message) {
    const subject = child(message.assertion, ns.saml, 'Subject');
    const isThere = subject !== undefined && elements(subject).length > 0;
    if (isThere && confirmations(message.assertion).all.length === 0) return 'no SubjectConfirmation';
    return nearestConfirmation(context, message).get('subject_confirmation_missing');
  },
};

/** SAMLProf 4.1.4.2, 3.3: whoever merely holds the message proves it by bearer; other methods need a proof we do not get. */
export const subjectConfirmationMethod: Check = {
  reason: 'subject_confirmation_method',
  clause: 'SAMLProf 4.1.4.2, 3.3',
  check(_context, { assertion }) {
    const { all, bearer } = confirmations(assertion);
    return all.length > 0 && bearer.length === 0 ? 'no bearer SubjectConfirmation' : undefined;
  },
};

/** SAMLProf 4.1.4.2, 4.1.4.3: Recipient is exactly the ACS URL; otherwise another SP can sign in here as its user. */
export const recipient = ofNearest('recipient_mismatch', 'SAMLProf 4.1.4.2, 4.1.4.3');

/** SAMLProf 4.1.4.2, 4.1.4.3: NotOnOrAfter is there and has not passed. */
export const confirmationExpiry = ofNearest('subject_confirmation_expired', 'SAMLProf 4.1.4.2, 4.1.4.3');

/** SAMLProf 4.1.4.2: a bearer confirmation must not hold NotBefore. */
export const confirmationNotBefore = ofNearest('subject_confirmation_not_before', 'SAMLProf 4.1.4.2');

/** SAMLProf 4.1.4.3, 4.1.5: what the Response answers, the signed confirmation answers too, or neither answers anything. */
export const inResponseToAgreement = ofNearest('in_response_to_mismatch', 'SAMLProf 4.1.4.3, 4.1.5; SAMLCore 3.2.2');

function ofNearest(reason: ConfirmationReason, clause: string): Check {
  return { reason, clause, check: (context, message) => nearestConfirmation(context, message).get(reason) };
}
