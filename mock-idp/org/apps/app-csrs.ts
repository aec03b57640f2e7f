/** Keys that wait for a certificate of somebody else's authority. */
import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { type CsrSubject, certificatePem, readSigningKey, requestCertificate } from '../../saml/index.ts';
import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import type { App, AppCsr, AppKey } from '../model.ts';
import type { AppCsrs } from '../services.ts';

/** A request as it is kept; its key is nobody's business. */
interface CsrRecord extends AppCsr {
  privateKey: string;
}

/** Okta takes no certificate that ends sooner. */
const leastValidityMs = 90 * 24 * 60 * 60 * 1000;

const notFound = (id: string) => new OrgError('not_found', `Not found: Resource not found: ${id} (Csr)`);

function refused(field: string, message: string, remedy: string): OrgError {
  return new OrgError('validation_failed', `Api validation failed: ${field}`, [{ path: `/${field}`, message, remedy }]);
}

function refuseBadSubject(subject: CsrSubject, dnsNames: readonly string[]): void {
  const { countryName } = subject;
  if (countryName !== undefined && !/^[A-Za-z]{2}$/.test(countryName)) {
    throw refused('subject', 'countryName: The value must be a country code of two letters', 'For example US.');
  }
  if (Object.values(subject).every((value) => value === undefined || value.trim() === '')) {
    throw refused('subject', 'commonName: The field cannot be left blank', 'A name for the certificate.');
  }
  const odd = dnsNames.find((name) => !/^[\x21-\x7e]{1,253}$/.test(name));
  if (odd !== undefined)
    throw refused('subjectAltNames', `dnsNames: ${odd} is not a DNS name`, 'For example idp.example.com.');
}

/** PEM, DER, or DER in base64, told by its first octets; the first certificate of several. */
function readCertificate(content: Buffer): X509Certificate | undefined {
  const text = content.toString('latin1');
  const armoured = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/.exec(text)?.[0];
  const bare = /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, 'base64') : content;
  try {
    return new X509Certificate(armoured ?? bare);
  } catch {
    return undefined;
  }
}

/** The requests, found by app. */
export function csrCollection({ store }: OrgDependencies): Collection<CsrRecord> {
  return store.collection<CsrRecord>('csrs', { app: { of: ({ appId }) => [appId], unique: false } });
}

/** No request outlives its app. */
export async function endCsrs(csrs: Collection<CsrRecord>, appId: string): Promise<void> {
  for (const { id } of await csrs.select('app', appId)) await csrs.delete(id);
}

const shown = ({ id, appId, created, csr }: CsrRecord): AppCsr => ({ id, appId, created, csr });

/** Makes the service. `adopt`: gives an app a key that has got its certificate. */
export function createCsrs(
  { now, keyring }: OrgDependencies,
  csrs: Collection<CsrRecord>,
  applications: { get(id: string): Promise<App>; adopt(id: string, kid: string): Promise<AppKey> },
): AppCsrs {
  const find = async (appId: string, id: string): Promise<CsrRecord> => {
    await applications.get(appId);
    const found = await csrs.get(id);
    if (found?.appId !== appId) throw notFound(id);
    return found;
  };
  return {
    generate: async (appId, { subject = {}, dnsNames = [] }) => {
      await applications.get(appId);
      refuseBadSubject(subject, dnsNames);
      const { privateKey, request } = await requestCertificate(subject, dnsNames);
      const octets = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
      const record: CsrRecord = {
        id: createHash('sha256').update(octets).digest('base64url'),
        appId,
        created: now().toISOString(),
        csr: request.toString('base64'),
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
      await csrs.put(record.id, record);
      return shown(record);
    },
    list: async (appId) => {
      await applications.get(appId);
      return (await csrs.select('app', appId)).map(shown);
    },
    get: async (appId, id) => shown(await find(appId, id)),
    publish: async (appId, id, content) => {
      const { privateKey } = await find(appId, id);
      const certificate = readCertificate(content);
      if (!certificate)
        throw refused('certificate', 'The certificate cannot be read.', 'X.509 as PEM, DER, or DER in base64.');
      if (!certificate.checkPrivateKey(createPrivateKey(privateKey))) {
        throw refused(
          'certificate',
          'The certificate does not match the CSR.',
          'The certificate that was made from this CSR.',
        );
      }
      if (Date.parse(certificate.validTo) - now().getTime() < leastValidityMs) {
        throw refused('certificate', 'The validity period of the certificate is less than 90 days.', 'A longer one.');
      }
      const pem = certificatePem({ certificate: certificate.raw.toString('base64') });
      const { kid } = await keyring.adopt(readSigningKey(privateKey, pem));
      const key = await applications.adopt(appId, kid);
      await csrs.delete(id);
      return key;
    },
    revoke: async (appId, id) => {
      await csrs.delete((await find(appId, id)).id);
    },
  };
}
