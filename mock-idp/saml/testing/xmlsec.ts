/** xmlsec1 as the judge of signatures, for tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatePem, type SigningKey } from '../index.ts';

export const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;

/** Whether the signature that is a child of this element verifies with the key's certificate. */
export function verifies(xml: string, element: string, key: SigningKey): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'saml-xmlsec-'));
  const [file, certificate] = [join(folder, 'document.xml'), join(folder, 'certificate.pem')];
  writeFileSync(file, xml);
  writeFileSync(certificate, certificatePem(key));
  const signature = `//*[local-name()='${element}']/*[local-name()='Signature']`;
  const arguments_ = ['--verify', '--pubkey-cert-pem', certificate, '--id-attr:ID', element, '--node-xpath', signature];
  const { status } = spawnSync('xmlsec1', [...arguments_, file]);
  rmSync(folder, { recursive: true });
  return status === 0;
}
