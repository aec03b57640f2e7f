import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLCore 2.3.3, 4.1.3.2: an Assertion of another version is not processed. */
export const assertionVersion: Check = {
  reason: 'assertion_version_unsupported',
  clause: 'SAMLCore 2.3.3, 4.1.3.2',
  check(_context, { assertion }) {
    const version = attribute(assertion, 'Version');
    return version === '2.0' ? undefined : `Version is ${version ?? 'absent'}`;
  },
};
