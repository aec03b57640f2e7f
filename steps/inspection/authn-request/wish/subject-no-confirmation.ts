import { childOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SAMLProf §4.1.4.1: a Subject in a request has no SubjectConfirmation. */
export const subjectNoConfirmation: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const subject = childOf(message.root, ns.saml, 'Subject');
    const confirmation = childOf(subject, ns.saml, 'SubjectConfirmation');
    return confirmation === undefined
      ? holds(subject === undefined ? 'No Subject.' : 'A Subject without SubjectConfirmation.', message)
      : broken('The Subject has a SubjectConfirmation.', message, confirmation.span);
  });
