import { attribute, below, child, textOf } from './document.ts';
import { envelopeChecks, envelopeFacts } from './envelope.ts';
import { check, factsOf } from './report.ts';
import { type SignatureContext, shortName, signatureChecks } from './signatures.ts';

/** An AuthnRequest with what it asks for. */
export function inspectAuthnRequest(root: Element, relayState: string | undefined, context: SignatureContext) {
  const policy = child(root, 'protocol', 'NameIDPolicy');
  const classes = below(root, 'assertion', 'AuthnContextClassRef').map((one) => shortName(textOf(one)));
  const url = attribute(root, 'AssertionConsumerServiceURL');
  const index = attribute(root, 'AssertionConsumerServiceIndex');
  const issuer = textOf(child(root, 'assertion', 'Issuer'));
  return {
    facts: [
      ...envelopeFacts(root, relayState),
      ...factsOf([
        ['Answer to', url ?? (index === undefined ? 'not said: the IdP uses what it has' : `index ${index}`)],
        ['ProtocolBinding', attribute(root, 'ProtocolBinding') && shortName(attribute(root, 'ProtocolBinding'))],
        [
          'NameIDPolicy',
          policy &&
            `${shortName(attribute(policy, 'Format'))}, AllowCreate ${attribute(policy, 'AllowCreate') ?? 'false'}`,
        ],
        ['ForceAuthn', attribute(root, 'ForceAuthn')],
        ['IsPassive', attribute(root, 'IsPassive')],
        ['RequestedAuthnContext', classes.length > 0 ? classes.join(' | ') : undefined],
      ]),
    ],
    checks: [
      ...envelopeChecks(root),
      check('issuer', 'SAMLProf §4.1.4.1', issuer !== undefined && issuer !== '', {
        good: 'It says who asks.',
        bad: 'There is no Issuer: name the entity ID of the SP.',
      }),
      check('answer named once', 'SAMLCore §3.4.1', url === undefined || index === undefined, {
        good: 'Where the answer goes is said once or left to the IdP.',
        bad: 'AssertionConsumerServiceURL and AssertionConsumerServiceIndex exclude each other.',
      }),
      ...signatureChecks(root, context),
    ],
  };
}
