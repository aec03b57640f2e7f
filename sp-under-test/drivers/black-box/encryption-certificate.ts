import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DriverError } from '../driver-error.ts';
import type { SpEncryption } from '../port.ts';

/** Reads the certificate that a profile names for encryption. */
export async function readEncryptionCertificate(file: string, directory: string): Promise<SpEncryption> {
  const path = resolve(directory, file);
  try {
    const { raw } = new X509Certificate(await readFile(path));
    return { certificates: [raw.toString('base64')], declared: true };
  } catch {
    throw new DriverError(
      'encryption_certificate_unreadable',
      `sp.encryptionCertificate is ${file}, and ${path} holds no X.509 certificate: give a PEM file, relative to the profile.`,
    );
  }
}
