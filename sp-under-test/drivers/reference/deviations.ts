import type { DeclaredDeviation } from '../port.ts';

/** Where Workato's documented behaviour, or the decision where the documents are silent, is not what `iip` or `sdp` ask for. */
export const deviations: readonly DeclaredDeviation[] = [
  {
    requirement: 'metadata-needs-end',
    decision: 'D-27',
    because: 'Okta publishes metadata without validUntil, and the documented set-up must work with it.',
  },
  {
    requirement: 'metadata-end-has-ceiling',
    decision: 'D-27',
    because: 'Metadata is kept until an administrator saves or refreshes it, so no ceiling is set on validUntil.',
  },
  {
    requirement: 'declared-algorithms',
    decision: 'D-27',
    because:
      'Of the metadata the addresses, the keys and the wish for signatures are taken; requests carry RSA-SHA256.',
  },
  {
    requirement: 'same-identifier-from-two-idps',
    decision: 'D-17',
    because: 'The e-mail address in the NameID is the account, whichever provider of the workspace sends it.',
  },
  {
    requirement: 'request-name-id-policy',
    decision: 'D-17',
    because: 'The account is the e-mail address in the NameID, so the request asks for the emailAddress format.',
  },
];
