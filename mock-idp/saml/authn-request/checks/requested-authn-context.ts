import type { RequestedAuthnContext } from '../../contracts.ts';
import type { AuthnRequestCheck } from '../check.ts';

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

/** From weak to strong, as this IdP deems it. What is not here is stronger and weaker than nothing. */
const strength: readonly string[] = [
  `${classes}unspecified`,
  `${classes}Password`,
  `${classes}PasswordProtectedTransport`,
  'urn:federation:authentication:windows',
  `${classes}Kerberos`,
  `${classes}TLSClient`,
  `${classes}X509`,
];

/** Every sign-in to an app is of the one class the app is set to. Okta states it whatever was asked for. */
export const requestedAuthnContext: AuthnRequestCheck = {
  name: 'requested-authn-context',
  clause: 'SAMLCore §3.3.2.2.1',
  status: { code: 'Responder', subcode: 'NoAuthnContext' },
  problem: ({ requestedAuthnContext: requested }, { authnContextClassRef: ours, habits }) => {
    if (habits.requestedContent === 'ignored' || requested === undefined || meets(ours, requested)) return undefined;
    const { classRefs, comparison } = requested;
    return `RequestedAuthnContext asks for ${comparison} ${classRefs.join(', ') || 'of no class'}; sign-ins are of class ${ours}.`;
  },
};

/** SAMLCore §3.3.2.2.1: `better` must beat all that are named; the other three are satisfied by any one of them. */
function meets(ours: string, { classRefs, comparison }: RequestedAuthnContext): boolean {
  const rank = strength.indexOf(ours);
  const known = classRefs.map((classRef) => strength.indexOf(classRef)).filter((at) => at >= 0);
  switch (comparison) {
    case 'exact':
      return classRefs.includes(ours);
    case 'minimum':
      return known.some((asked) => rank >= asked);
    case 'maximum':
      return known.some((asked) => rank <= asked);
    case 'better':
      return known.length > 0 && known.length === classRefs.length && known.every((asked) => rank > asked);
  }
}
