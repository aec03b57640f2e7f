import { createPublicKey } from 'node:crypto';
import { type FaultContext, type Impostor, impostorCertificate, type SigningKey } from '../../saml/index.ts';
import { element, keyInfo, signatureOver, withChildren, type XmlElement } from '../../saml/xml/index.ts';
import type { FaultEntry } from '../parts.ts';
import { editSignatures, redigested } from '../signed.ts';

const TRUST = 'SAMLCore §5.4.5; IIP-MD06; CWE-295';

/** Has a key that no metadata names sign each level, and lets KeyInfo lead to it. */
function byStranger(
  name: string,
  summary: string,
  clause: string,
  lead: (stranger: SigningKey, context: FaultContext) => XmlElement | Promise<XmlElement>,
): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    point: 'signed-response',
    apply: async (response, context) => {
      const stranger = await context.key('stranger');
      const led = await lead(stranger, context);
      return editSignatures(response, context, async (signature, carrier) => {
        const made = await signatureOver(redigested(signature, carrier), { signer: stranger.privateKey });
        return [withChildren(made, [...made.children, led])];
      });
    },
  };
}

const impostor = (as: Impostor) => async (stranger: SigningKey, context: FaultContext) =>
  keyInfo(await impostorCertificate(await context.key('app'), stranger, as));

/** Ways in which KeyInfo can lead a consumer to a key that nobody trusts. */
export const keyInfoFaults: readonly FaultEntry[] = [
  byStranger(
    'signature-by-certificate-clone',
    'A key no metadata names signed; its certificate repeats subject, issuer and serial number of the trusted one.',
    TRUST,
    impostor('clone'),
  ),
  byStranger(
    'signature-by-certificate-sibling',
    "A key no metadata names signed; its certificate was issued by the IdP's own key.",
    TRUST,
    impostor('sibling'),
  ),
  byStranger(
    'signature-by-key-value',
    'A key no metadata names signed, and KeyInfo shows it as an RSAKeyValue.',
    'SAMLCore §5.4.5; CWE-347',
    (stranger) => keyValue(stranger),
  ),
  byStranger(
    'signature-by-stranger-before-idp',
    "A key no metadata names signed; KeyInfo shows its certificate, and the IdP's after it.",
    TRUST,
    async (stranger, context) => together(keyInfo(stranger.certificate), await ofIdp(context)),
  ),
  byStranger(
    'signature-by-stranger-after-idp',
    "A key no metadata names signed; KeyInfo shows the IdP's certificate, and the signer's after it.",
    TRUST,
    async (stranger, context) => together(await ofIdp(context), keyInfo(stranger.certificate)),
  ),
  byStranger(
    'signature-by-key-value-beside-idp',
    "A key no metadata names signed; KeyInfo shows it as an RSAKeyValue, and the IdP's certificate after it.",
    TRUST,
    async (stranger, context) => together(keyValue(stranger), await ofIdp(context)),
  ),
  {
    ...byStranger(
      'signature-by-retrieval-method',
      'A key no metadata names signed, and KeyInfo names an address where its certificate is to be fetched.',
      'XML Signature §4.5.3; CWE-918',
      (_, { parameters: { url = '' } }) =>
        element('ds:KeyInfo', {
          children: [
            element('ds:RetrievalMethod', {
              attributes: { Type: 'http://www.w3.org/2000/09/xmldsig#rawX509Certificate', URI: url },
            }),
          ],
        }),
    ),
    parameters: { url: 'The address; who fetches it is caught.' },
  },
];

const ofIdp = async (context: FaultContext) => keyInfo((await context.key('app')).certificate);

/** One KeyInfo that says what both say. */
const together = (first: XmlElement, second: XmlElement) =>
  withChildren(first, [...first.children, ...second.children]);

function keyValue({ privateKey }: SigningKey): XmlElement {
  const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  const number = (name: string, base64url = '') =>
    element(name, { children: [Buffer.from(base64url, 'base64url').toString('base64')] });
  return element('ds:KeyInfo', {
    children: [
      element('ds:KeyValue', {
        children: [element('ds:RSAKeyValue', { children: [number('ds:Modulus', n), number('ds:Exponent', e)] })],
      }),
    ],
  });
}
