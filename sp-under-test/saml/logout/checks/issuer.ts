import { child, ns, text } from '../../xml/index.ts';
import { both, type LogoutCheck } from '../check.ts';

/** SAMLProf 4.4.4.1: another identity provider cannot end the sessions of this one. */
export const issuer: LogoutCheck = {
  reason: 'logout_issuer_mismatch',
  clause: 'SAMLProf 4.4.4.1, 4.4.4.2',
  of: both,
  check({ idp }, message) {
    const found = text(child(message, ns.saml, 'Issuer'));
    return found === idp.entityId ? undefined : `Issuer is ${found ?? 'absent'}`.slice(0, 200);
  },
};
