/** What may be wrong with a logout message of this IdP. */
import type { LogoutFault } from '../../saml/index.ts';
import { answerFaults } from './answer.ts';
import { messageFaults } from './message.ts';
import { principalFaults } from './principal.ts';
import { queryFaults } from './query.ts';
import { signatureFaults } from './signature.ts';
import { wrappingFaults } from './wrapping.ts';
import { xmlFaults } from './xml.ts';

/** LogoutRequest and LogoutResponse, over HTTP-Redirect and HTTP-POST. */
export const logoutFamily: readonly LogoutFault[] = [
  ...signatureFaults,
  ...messageFaults,
  ...principalFaults,
  ...answerFaults,
  ...wrappingFaults,
  ...queryFaults,
  ...xmlFaults,
].map((entry) => ({ ...entry, family: 'logout' }));
