import type { AuthnRequest } from '../../contracts.ts';
import type { AuthnRequestCheck } from '../check.ts';

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** An SP may say about whom it wants to hear; that it can be nobody else shows only when the person is there. */
export const subject: AuthnRequestCheck = {
  name: 'subject',
  clause: 'SAMLProf §4.1.4.1',
  status: { code: 'Responder', subcode: 'UnknownPrincipal' },
  problem: ({ subject: asked }, { habits }) => {
    if (habits.requestedContent === 'ignored' || asked === undefined) return undefined;
    if (asked.hasConfirmation) return 'Subject holds a SubjectConfirmation.';
    return asked.nameId === undefined ? 'Subject holds no NameID in the clear.' : undefined;
  },
};

/** Whether what would be stated strongly matches what was asked for (SAMLCore §3.3.4). */
export function matchesSubject(
  { subject: asked }: Pick<AuthnRequest, 'subject'>,
  nameId: { value: string; format: string },
): boolean {
  if (asked?.nameId === undefined) return true;
  const { format = UNSPECIFIED, value } = asked.nameId;
  return value === nameId.value && (format === UNSPECIFIED || format === nameId.format);
}
