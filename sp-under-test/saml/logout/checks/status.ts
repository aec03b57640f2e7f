import { attribute, child, ns } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

/** SAMLCore 3.7.3.2: the identity provider says whether it ended its session. */
export const status: LogoutCheck = {
  reason: 'logout_status_not_success',
  clause: 'SAMLCore 3.2.2.2, 3.7.3.2',
  of: ['LogoutResponse'],
  check(_context, message) {
    const code = attribute(child(child(message, ns.samlp, 'Status'), ns.samlp, 'StatusCode'), 'Value');
    const good = code === 'urn:oasis:names:tc:SAML:2.0:status:Success';
    return good ? undefined : `top-level status ${code ?? 'absent'}`.slice(0, 200);
  },
};
