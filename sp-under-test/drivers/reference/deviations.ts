import type { DeclaredDeviation } from '../port.ts';

/** Where Workato's documented behaviour is not what `iip` or `sdp` ask for. */
export const deviations: readonly DeclaredDeviation[] = [
  {
    case: 'mdc-no-validuntil',
    decision: 'D-27',
    because: 'Okta publishes metadata without validUntil, and the documented set-up must work with it.',
  },
  {
    case: 'mdc-validuntil-too-far',
    decision: 'D-27',
    because: 'Metadata is kept until an administrator saves or refreshes it, so no ceiling is set on validUntil.',
  },
  {
    case: 'mdc-algsupport-honoured',
    decision: 'D-27',
    because:
      'Of the metadata the addresses, the keys and the wish for signatures are taken; requests are signed with RSA-SHA256.',
  },
];
