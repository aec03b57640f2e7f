import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';
import {
  type ArmedFault,
  type AttributePlan,
  type EncryptionChoice,
  isResponseFault,
  issueResponse,
  planResponse,
  type ResponseFault,
  type SealingMode,
  type SigningKey,
} from '../../../saml/index.ts';
import { checkFaultParameters, findFault } from '../../index.ts';

/** Before January 2038, and after the certificates of the tests were made. */
export const NOW = new Date('2026-03-01T12:00:00.000Z');
export const ENTITY_ID = 'http://localhost:3000/saml/metadata';
export const ACS_URL = 'http://localhost:3000/saml/acs/one';
export const ISSUER = 'http://www.okta.com/exk1';
export const MODES: readonly SealingMode[] = ['assertion', 'response', 'both'];

/** Who signs, and who the SP is. */
export interface Parties {
  key: SigningKey;
  stranger: SigningKey;
  sp: SigningKey;
}

const attributes = (name: string): AttributePlan[] => [
  {
    name: 'displayName',
    nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
    values: [{ text: name, type: 'xs:string' }],
  },
];

/** What one message is made of; the same plan and the same IDs every time. */
export interface Order {
  mode: SealingMode;
  fault?: string;
  encryption?: Partial<EncryptionChoice> | 'none';
  now?: Date;
}

/** Issues a message about Alice; the other person is Bob. */
export async function issue(parties: Parties, { mode, fault, encryption = {}, now = NOW }: Order) {
  let count = 0;
  const freshId = () => `id${String(++count).padStart(24, '0')}`;
  const plan = planResponse({
    now,
    freshId,
    issuer: ISSUER,
    acsUrl: ACS_URL,
    destination: ACS_URL,
    recipient: ACS_URL,
    audience: ENTITY_ID,
    request: { id: '_request1' },
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    attributes: attributes('Alice Anderson'),
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    authnInstant: now,
    relayState: '/portal',
    signing: { assertionSigned: mode !== 'response', responseSigned: mode !== 'assertion', key: parties.key },
    ...(encryption === 'none'
      ? {}
      : {
          encryption: {
            algorithm: 'AES256_GCM',
            keyTransport: 'RSA_OAEP',
            certificates: [parties.sp.certificate],
            ...encryption,
          },
        }),
  });
  const armed = fault === undefined ? [] : [{ ...arm(fault), otherKey: parties.stranger }];
  return issueResponse(plan, armed, {
    freshId,
    strangerKey: async () => parties.stranger,
    nextKey: async () => parties.stranger,
  });
}

/** A fault by name, with a value for whatever it has to be told. */
export function arm(name: string): ArmedFault<ResponseFault> {
  const fault = known(name);
  const samples: Record<string, string> = {
    as: 'bob@example.com',
    url: 'http://127.0.0.1:9/callback',
    id: '_chosen',
    app: 'Other app',
  };
  const given = Object.keys(fault.parameters ?? {}).filter((one) => one in samples);
  const parameters = checkFaultParameters(fault, Object.fromEntries(given.map((one) => [one, samples[one]])));
  const other = { nameId: 'bob@example.com', displayName: 'Bob Brown', attributes: attributes('Bob Brown') };
  return { fault, parameters, other };
}

function known(name: string): ResponseFault {
  const fault = findFault(name);
  if (fault === undefined || !isResponseFault(fault)) throw new Error(`${name} is no fault of a Response.`);
  return fault;
}

const CONTAINER = /<(?:\w+:)?(Encrypted(?:Assertion|ID|Attribute)) .*?<\/(?:\w+:)?\1>/gs;
const DIGESTS: readonly ('sha1' | 'sha256')[] = ['sha1', 'sha256'];

/** A document with everything opened that this key opens, what is inside what was opened, too; the rest stays. */
export function open(xml: string, key: KeyObject): string {
  return xml.replace(CONTAINER, (container) => {
    const inside = openContainer(container, key);
    return inside === undefined ? container : open(inside, key);
  });
}

function openContainer(container: string, key: KeyObject): string | undefined {
  const algorithm = /<xenc:EncryptionMethod Algorithm="([^"]+)"/.exec(container)?.[1] ?? '';
  const valuesOf = (pattern: RegExp) =>
    [...container.matchAll(pattern)].map(([, text = '']) => Buffer.from(text, 'base64'));
  // The ciphertext stands right behind the KeyInfo of its EncryptedData; so may that of a key with a KeyInfo of its own.
  const content = valuesOf(/<\/ds:KeyInfo><xenc:CipherData><xenc:CipherValue>([^<]+)</g).at(-1);
  if (content === undefined) return undefined;
  for (const wrapped of valuesOf(/<xenc:CipherValue>([^<]+)</g)) {
    for (const oaepHash of DIGESTS) {
      try {
        const contentKey = privateDecrypt({ key, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING }, wrapped);
        return decrypt(algorithm, contentKey, content);
      } catch {
        // Another hash, or another recipient.
      }
    }
  }
  return undefined;
}

function decrypt(algorithm: string, key: Buffer, octets: Buffer): string {
  if (algorithm.endsWith('gcm')) {
    const name = key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
    const decipher = createDecipheriv(name, key, octets.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(octets.subarray(-16));
    return decipher.update(octets.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  }
  const name = key.length === 16 ? 'aes-128-cbc' : 'aes-256-cbc';
  const decipher = createDecipheriv(name, key, octets.subarray(0, 16));
  return decipher.update(octets.subarray(16), undefined, 'utf8') + decipher.final('utf8');
}
