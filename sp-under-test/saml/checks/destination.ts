import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLBind 3.5.5.2, SAMLCore 3.2.2: a Destination, required where the Response is signed, is the URL it arrived at. */
export const destination: Check = {
  reason: 'destination_mismatch',
  clause: 'SAMLBind 3.5.5.2, SAMLCore 3.2.2',
  check({ acsUrl }, { response, responseSigned }) {
    const value = attribute(response, 'Destination');
    if (value === undefined) return responseSigned ? 'a signed Response without Destination' : undefined;
    return value === acsUrl ? undefined : `Destination is ${JSON.stringify(value.slice(0, 200))}`;
  },
};
