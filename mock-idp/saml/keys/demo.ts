import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SigningKey } from '../contracts.ts';
import { readSigningKey } from './certificate.ts';

const here = createRequire(import.meta.url);

/**
 * The shipped demo key. It is public, so it may sign only while every ACS is on loopback. Reading it instead of
 * generating one keeps a cold start short.
 */
export async function readDemoKey(): Promise<SigningKey> {
  const [key, certificate] = await Promise.all(
    ['key', 'cert'].map((part) => readFile(here.resolve(`#package/fixtures/keys/demo-idp.${part}.pem`), 'utf8')),
  );
  return readSigningKey(key ?? '', certificate ?? '');
}
