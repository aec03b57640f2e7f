import type { FaultContext } from '../../saml/index.ts';
import {
  child,
  editChild,
  element,
  findAll,
  insertAfter,
  keyInfo,
  withAttribute,
  withChildren,
  XML_DSIG,
  XML_ENC,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { append } from '../forgery.ts';
import { at, type FaultEntry } from '../parts.ts';

const E43 = 'SAMLCore §2.3.4, §6 with E43';

/** Takes the first EncryptedKey out of ds:KeyInfo and puts it behind the EncryptedData; each refers to the other. */
function keyBeside(encrypted: XmlElement, context: FaultContext): XmlElement {
  const [key] = findAll(encrypted, 'EncryptedKey');
  if (key === undefined) return encrypted;
  const [dataId, keyId] = [context.freshId(), context.freshId()];
  const retrieval = element('ds:RetrievalMethod', {
    attributes: { Type: `${XML_ENC}EncryptedKey`, URI: `#${keyId}` },
  });
  const references = element('xenc:ReferenceList', {
    children: [element('xenc:DataReference', { attributes: { URI: `#${dataId}` } })],
  });
  const moved = withAttribute(append({ ...key, namespaces: { xenc: XML_ENC, ds: XML_DSIG } }, references), 'Id', keyId);
  const data = editChild(encrypted, 'EncryptedData', (found) =>
    withAttribute(
      editChild(found, 'KeyInfo', (info) => withChildren(info, [retrieval])),
      'Id',
      dataId,
    ),
  );
  return append(data, moved);
}

/** An EncryptedKey for somebody else before the one for this SP, each saying for whom it is. */
async function forSeveral(encrypted: XmlElement, context: FaultContext): Promise<XmlElement> {
  const clear = context.encryption?.inside(encrypted);
  const own = context.plan.sealing.encryption?.certificates ?? [];
  if (clear === undefined || context.encryption === undefined) return encrypted;
  const { certificate } = await context.key('stranger');
  const audience = context.plan.assertion?.conditions.audiences[0]?.[0];
  const made = context.encryption.encrypt('EncryptedAssertion', clear, { certificates: [certificate, ...own] });
  return at(made, ['EncryptedData', 'KeyInfo'], (info) =>
    withChildren(
      info,
      findAll(info, 'EncryptedKey').map((key, index) =>
        withAttribute(key, 'Recipient', index === 0 ? 'https://another.sp.example/saml' : audience),
      ),
    ),
  );
}

/** Where keys and ciphertext stand, and what is said about them. */
export const encryptionLayoutFaults: readonly FaultEntry[] = [
  {
    name: 'encrypted-key-with-certificate',
    effect: 'benign',
    summary: 'The EncryptedKey in ds:KeyInfo shows the certificate it is encrypted for.',
    clause: 'XML Encryption §3.5',
    point: 'encrypted',
    apply: (encrypted, { plan }) =>
      at(encrypted, ['EncryptedData', 'KeyInfo', 'EncryptedKey'], (key) =>
        insertAfter(key, 'EncryptionMethod', [keyInfo(plan.sealing.encryption?.certificates[0] ?? '')]),
      ),
  },
  {
    name: 'encrypted-key-beside',
    effect: 'benign',
    summary: 'The EncryptedKey stands behind the EncryptedData, and each refers to the other.',
    clause: E43,
    point: 'encrypted',
    apply: keyBeside,
  },
  {
    name: 'encrypted-for-several',
    effect: 'benign',
    summary: 'There are two EncryptedKeys with a Recipient each; only the second is for this SP.',
    clause: E43,
    point: 'encrypted',
    apply: forSeveral,
  },
  {
    name: 'encrypted-data-without-type',
    effect: 'benign',
    summary: 'EncryptedData has no Type.',
    clause: 'SAMLCore §2.3.4',
    point: 'encrypted',
    apply: (encrypted) => at(encrypted, ['EncryptedData'], (data) => withAttribute(data, 'Type', undefined)),
  },
  {
    name: 'encrypted-data-of-content',
    effect: 'negative',
    summary: 'EncryptedData says that it holds the content of an element.',
    clause: E43,
    point: 'encrypted',
    apply: (encrypted) => at(encrypted, ['EncryptedData'], (data) => withAttribute(data, 'Type', `${XML_ENC}Content`)),
  },
  {
    name: 'cipher-reference',
    effect: 'negative',
    summary: 'The ciphertext is not in the message; a CipherReference says where it is to be fetched.',
    clause: 'XML Encryption §3.3.1; CWE-918',
    parameters: { url: 'What the CipherReference names; who fetches it is caught.' },
    point: 'encrypted',
    apply: (encrypted, { parameters }) =>
      at(encrypted, ['EncryptedData'], (data) =>
        child(data, 'CipherData') === undefined
          ? data
          : editChild(data, 'CipherData', (found) =>
              withChildren(found, [element('xenc:CipherReference', { attributes: { URI: parameters.url } })]),
            ),
      ),
  },
];
