import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLCore 3.2.2, 4.1.3.1: a Response of a version we do not know means something we do not know. */
export const responseVersion: Check = {
  reason: 'response_version_unsupported',
  clause: 'SAMLCore 3.2.2, 4.1.3.1',
  check(_context, { response }) {
    const version = attribute(response, 'Version');
    return version === '2.0' ? undefined : `Version is ${version ?? 'absent'}`;
  },
};
