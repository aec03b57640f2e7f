/** How a content key is wrapped for one recipient: octets and the EncryptionMethod that says so. */
import { constants, createHash, type KeyObject, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { element } from '../build.ts';
import { XML_DSIG, XML_ENC, XML_ENC_11 } from '../namespaces.ts';
import type { XmlElement } from '../tree.ts';

/** What Okta offers, weak RSA_15 included, and the kinds of OAEP of XML Encryption 1.1. */
export type KeyTransportAlgorithm =
  | 'RSA_OAEP'
  | 'RSA_OAEP_SHA256'
  | 'RSA_OAEP_MGF1P_SHA256'
  | 'RSA_OAEP_11_SHA1'
  | 'RSA_OAEP_11_DEFAULT_MGF'
  | 'RSA_15';

type Hash = 'sha1' | 'sha256';

interface Oaep {
  uri: string;
  digest: Hash;
  mgf: Hash;
  /** MGF1 with SHA-1 is what holds where nothing is said. */
  mgfStated?: true;
}

const MGF1P = `${XML_ENC}rsa-oaep-mgf1p`;
const OAEP_11 = `${XML_ENC_11}rsa-oaep`;
const DIGEST_URIS: Readonly<Record<Hash, string>> = { sha1: `${XML_DSIG}sha1`, sha256: `${XML_ENC}sha256` };

const TRANSPORTS: Readonly<Record<KeyTransportAlgorithm, Oaep | 'rsa-1_5'>> = {
  RSA_OAEP: { uri: MGF1P, digest: 'sha1', mgf: 'sha1' },
  RSA_OAEP_SHA256: { uri: OAEP_11, digest: 'sha256', mgf: 'sha256', mgfStated: true },
  RSA_OAEP_MGF1P_SHA256: { uri: MGF1P, digest: 'sha256', mgf: 'sha1' },
  RSA_OAEP_11_SHA1: { uri: OAEP_11, digest: 'sha1', mgf: 'sha1' },
  RSA_OAEP_11_DEFAULT_MGF: { uri: OAEP_11, digest: 'sha256', mgf: 'sha1' },
  RSA_15: 'rsa-1_5',
};

/** The EncryptionMethod of an EncryptedKey. */
export function keyTransportMethod(transport: KeyTransportAlgorithm): XmlElement {
  const oaep = TRANSPORTS[transport];
  if (oaep === 'rsa-1_5') return element('xenc:EncryptionMethod', { attributes: { Algorithm: `${XML_ENC}rsa-1_5` } });
  const mgf = element('xenc11:MGF', {
    namespaces: { xenc11: XML_ENC_11 },
    attributes: { Algorithm: `${XML_ENC_11}mgf1${oaep.mgf}` },
  });
  return element('xenc:EncryptionMethod', {
    attributes: { Algorithm: oaep.uri },
    children: [
      element('ds:DigestMethod', { attributes: { Algorithm: DIGEST_URIS[oaep.digest] } }),
      oaep.mgfStated === true ? mgf : undefined,
    ],
  });
}

/** Wraps a content key for the owner of a certificate, DER in base64. */
export function wrapKey(key: Buffer, certificate: string, transport: KeyTransportAlgorithm): Buffer {
  const oaep = TRANSPORTS[transport];
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
  if (oaep === 'rsa-1_5') return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  if (oaep.digest === oaep.mgf) {
    return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: oaep.digest }, key);
  }
  // node:crypto takes one hash for both, so that with two the block is padded here and only encrypted there.
  const block = padOaep(key, modulusOctets(publicKey), oaep);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
}

function modulusOctets(key: KeyObject): number {
  return (key.asymmetricKeyDetails?.modulusLength ?? 2048) / 8;
}

/** EME-OAEP of RFC 8017 §7.1.1, with an empty label. */
function padOaep(message: Buffer, length: number, { digest, mgf }: Oaep): Buffer {
  const labelHash = createHash(digest).digest();
  const zeros = Buffer.alloc(length - message.length - 2 * labelHash.length - 2);
  const block = Buffer.concat([labelHash, zeros, Buffer.from([1]), message]);
  const seed = randomBytes(labelHash.length);
  const maskedBlock = xor(block, mask(seed, block.length, mgf));
  const maskedSeed = xor(seed, mask(maskedBlock, seed.length, mgf));
  return Buffer.concat([Buffer.from([0]), maskedSeed, maskedBlock]);
}

/** MGF1 of RFC 8017 §B.2.1. */
function mask(seed: Buffer, length: number, hash: Hash): Buffer {
  const rounds: Buffer[] = [];
  for (let count = 0; Buffer.concat(rounds).length < length; count += 1) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    rounds.push(createHash(hash).update(seed).update(counter).digest());
  }
  return Buffer.concat(rounds).subarray(0, length);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((octet, index) => octet ^ (right[index] ?? 0)));
}
