/** The API as Okta's tools reach it: the host made of organisation and base URL, over TLS. */
import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:https';
import forge from 'node-forge';
import type { MockOrganisation, TlsFiles } from '../../index.ts';
import type { CallApi } from './api.ts';

/** A certificate for every organisation below a domain, which is its own authority. */
export function certificateFor(domain: string): TlsFiles {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 60_000);
  certificate.validity.notAfter = new Date(Date.now() + 3_600_000);
  const name = [{ name: 'commonName', value: domain }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [domain, `*.${domain}`].map((value) => ({ type: 2, value })) },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: privateKey };
}

/**
 * Calls with the organisation's token at `https://{host}:{port}`. The name goes into SNI and Host as it would; only where it
 * leads is said here, because names below localhost are not resolved everywhere.
 */
export function apiByHost(org: MockOrganisation, host: string, ca: string): CallApi {
  const { port } = new URL(org.adminUrl);
  return (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const asking = request(`https://${host}:${port}${path}`, {
        method,
        ca,
        lookup: (_name, { all }, done) =>
          all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
        headers: {
          accept: 'application/json',
          authorization: `SSWS ${org.apiToken}`,
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      });
      asking.on('error', reject).on('response', (response) => {
        const parts: Buffer[] = [];
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => {
            const answer = Buffer.concat(parts).toString('utf8');
            const headersIn = new Headers();
            for (const [name, values] of Object.entries(response.headersDistinct)) {
              for (const value of values ?? []) headersIn.append(name, value);
            }
            const isJson = response.headers['content-type']?.includes('json') ?? false;
            resolve({
              status: response.statusCode ?? 0,
              headers: headersIn,
              body: isJson ? JSON.parse(answer) : answer,
            });
          });
      });
      asking.end(text);
    });
}
