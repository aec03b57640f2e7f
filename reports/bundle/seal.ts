import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import type { ConformanceReport, RunFacts, RunVerdict, ScenarioResult } from '../conformance/index.ts';
import type { Verdict } from '../verdict/index.ts';

/** What is sealed. */
export interface Contents {
  format: 1;
  /** The verdict in one sentence. */
  statement: string;
  catalogue: { version: string; digest: string };
  configuration: {
    facts: RunFacts;
    /** The profile as it was written; what came from the environment stands as its name. */
    profile: string | null;
  };
  verdict: RunVerdict;
  summary: ConformanceReport['summary'];
  verdicts: { id: string; verdict: Verdict }[];
  scenarios: Omit<ScenarioResult, 'attachments' | 'error'>[];
}

/** The file: its contents compressed, and the signature over exactly these bytes. */
export interface Bundle {
  format: 'saml-assay bundle 1';
  /** For people; what counts is the fingerprint. */
  key: { name: string; fingerprint: string; publicKey: string };
  contents: string;
  signature: string;
}

/** The bundle cannot be made, or is not what it says. */
export class BundleError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const isBundle = new Ajv({ strict: false, validateSchema: false }).compile<Bundle>({
  type: 'object',
  required: ['format', 'key', 'contents', 'signature'],
  properties: {
    format: { const: 'saml-assay bundle 1' },
    key: {
      type: 'object',
      required: ['name', 'fingerprint', 'publicKey'],
      properties: { name: { type: 'string' }, fingerprint: { type: 'string' }, publicKey: { type: 'string' } },
    },
    contents: { type: 'string' },
    signature: { type: 'string' },
  },
});

const isContents = new Ajv({ strict: false, validateSchema: false }).compile<Contents>({
  type: 'object',
  required: ['format', 'statement', 'catalogue', 'configuration', 'verdict', 'summary', 'verdicts', 'scenarios'],
  properties: {
    format: { const: 1 },
    catalogue: { type: 'object', required: ['version', 'digest'] },
    configuration: { type: 'object', required: ['facts', 'profile'] },
    verdicts: { type: 'array', items: { type: 'object', required: ['id', 'verdict'] } },
    scenarios: { type: 'array', items: { type: 'object', required: ['uri', 'line', 'tags', 'status'] } },
  },
});

/** Seals with a private key in PEM; Ed25519, RSA and EC keys will do. */
export function sealBundle(contents: Contents, privateKeyPem: string, name: string): Bundle {
  const privateKey = keyFrom(privateKeyPem, 'private');
  const publicKey = createPublicKey(privateKey);
  const bytes = gzipSync(JSON.stringify(contents), { level: 9 });
  return {
    format: 'saml-assay bundle 1',
    key: { name, fingerprint: fingerprintOf(publicKey), publicKey: pemOf(publicKey) },
    contents: bytes.toString('base64'),
    signature: sign(digestOf(privateKey), bytes, privateKey).toString('base64'),
  };
}

/** Throws where no key to seal with can be read from this text. */
export function checkKey(privateKeyPem: string): void {
  keyFrom(privateKeyPem, 'private');
}

/** Opens a bundle if its signature holds; with a trusted key, only if that key made it. */
export function openBundle(text: string, trustedPem?: string): { contents: Contents; key: Bundle['key'] } {
  const bundle = json(text);
  if (!isBundle(bundle)) throw new BundleError('bundle_invalid', 'This is no bundle of saml-assay.');
  const publicKey = keyFrom(bundle.key.publicKey, 'public');
  if (trustedPem !== undefined && fingerprintOf(keyFrom(trustedPem, 'public')) !== fingerprintOf(publicKey)) {
    throw new BundleError('bundle_other_key', `Another key sealed this bundle: ${fingerprintOf(publicKey)}.`);
  }
  const bytes = Buffer.from(bundle.contents, 'base64');
  if (!verify(digestOf(publicKey), bytes, publicKey, Buffer.from(bundle.signature, 'base64'))) {
    throw new BundleError('bundle_broken', 'The seal is broken: the contents are not what was signed.');
  }
  const contents = json(gunzipSync(bytes).toString('utf8'));
  if (!isContents(contents)) throw new BundleError('bundle_invalid', 'The contents are of another version.');
  return { contents, key: { ...bundle.key, fingerprint: fingerprintOf(publicKey) } };
}

function keyFrom(pem: string, kind: 'private' | 'public'): KeyObject {
  try {
    return kind === 'private' ? createPrivateKey(pem) : createPublicKey(pem);
  } catch {
    throw new BundleError(
      'key_unreadable',
      `There is no ${kind} key in PEM without a passphrase: openssl genpkey -algorithm ed25519 -out lab.pem makes one.`,
    );
  }
}

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** Ed25519 and Ed448 bring their own digest. */
const digestOf = ({ asymmetricKeyType }: KeyObject): string | null =>
  asymmetricKeyType === 'ed25519' || asymmetricKeyType === 'ed448' ? null : 'sha256';

const fingerprintOf = (key: KeyObject): string =>
  `SHA-256 ${createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')}`;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
